import { activityRegistry } from '@tendril/activities';
import { checkEmail, type EmailContent } from '@tendril/email';
import { compileGraph, type Graph, type Plan, type Problem } from '@tendril/journey';
import { badInput } from '../cli-error.ts';
import { count } from '../terminal.ts';
import { readGraph } from './read-graph.ts';

/** A journey file as read: the plan is null when there is an error among the problems. */
export interface JourneyFile {
  graph: Graph | null;
  plan: Plan | null;
  problems: Problem[];
}

/** What every mail may read besides the sender's own links. */
const knownVariables = ['lead.*', 'journey.*'];

/** Reads, checks and compiles a journey with its emails, as publishing does. Throws only when the file cannot be read. */
export async function readJourney(path: string): Promise<JourneyFile> {
  const parsed = await readGraph(path);
  if (!parsed.ok) return { graph: null, plan: null, problems: parsed.problems };
  const { graph } = parsed;
  const compiled = compileGraph(graph, { catalogue: servedHere() });
  if (!compiled.ok) return { graph, plan: null, problems: compiled.problems };
  const ofMails = await emailProblems(compiled.plan);
  const isSound = ofMails.every(({ severity }) => severity !== 'error');
  return { graph, plan: isSound ? compiled.plan : null, problems: [...ofMails, ...compiled.hints] };
}

/** The same for commands that go on with the plan: throws bad input that names the first problem. */
export async function readSoundJourney(path: string): Promise<{ graph: Graph; plan: Plan }> {
  const { graph, plan, problems } = await readJourney(path);
  if (graph !== null && plan !== null) return { graph, plan };
  const errors = problems.filter(({ severity }) => severity === 'error');
  const more = errors.length > 1 ? ` (and ${count(errors.length - 1, 'more problem')}: see tendril check)` : '';
  const [first] = errors;
  throw badInput(`${path} cannot be run. ${first === undefined ? '' : sayProblem(first, graph)}${more}`);
}

/** "Wait 3 days": what is wrong, with the step's title in front. */
export function sayProblem({ nodeId, message }: Problem, graph: Graph | null): string {
  const node = graph?.nodes.find(({ id }) => id === nodeId);
  const name = node === undefined ? null : (node.title ?? titleOf(graph, node.id));
  return name === null ? message : `Step "${name}": ${message}`;
}

/** A step without a title of its own is called by what its settings say, which the compiler knows; else by its id. */
function titleOf(graph: Graph | null, nodeId: string): string {
  const compiled = graph === null ? null : compileGraph(graph);
  return compiled?.ok === true ? (compiled.plan.nodes[nodeId]?.title ?? nodeId) : nodeId;
}

/** The activities this checkout can serve. */
function servedHere(): { kind: string; outcomes: string[] }[] {
  return activityRegistry.map(({ kind, outcomes }) => ({ kind, outcomes: outcomes.map(({ id }) => id) }));
}

async function emailProblems(plan: Plan): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { id, kind, config } of Object.values(plan.nodes)) {
    if (kind !== 'email') continue;
    // Safe because the compiler parsed the settings of this kind.
    const { content, purpose } = config as { content: EmailContent; purpose: string };
    // The footer's address is the workspace's, which a file does not know.
    const check = { knownVariables, isMarketing: purpose === 'marketing', postalAddress: 'the workspace' };
    for (const { code, message, severity } of await checkEmail(content, check)) {
      problems.push({ code, message, nodeId: id, severity: severity === 'error' ? 'error' : 'hint' });
    }
  }
  return problems;
}
