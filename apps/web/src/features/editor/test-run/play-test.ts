import {
  compileGraph,
  definitionOf,
  simulate,
  type CatalogueEntry,
  type Graph,
  type LeadFacts,
  type Plan,
  type ScriptedEvent,
  type Simulated,
} from '@tendril/journey';
import { nameOf, viewOf } from '../step-view.ts';
import { salesAnswers, type Preset } from './presets.ts';

/** One line of the time line. `at` in epoch ms. */
export interface Moment {
  at: number;
  kind: 'step' | 'lead' | 'sales' | 'end';
  words: string;
  /** How it was left, such as "reply"; null for what is no step. */
  outcome: string | null;
  stepId: string | null;
}

export interface TestedMail {
  stepId: string;
  /** When it left; null for one that did not. */
  leftAt: number | null;
}

/** What became of one tested lead. */
export interface TestRun {
  lead: LeadFacts;
  entry: Readonly<Record<string, unknown>>;
  moments: readonly Moment[];
  mails: readonly TestedMail[];
  /** Steps, and exits as `step/exit`, that the lead came through. */
  path: ReadonlySet<string>;
}

export interface TestInput {
  graph: Graph;
  catalogue: readonly CatalogueEntry[];
  preset: Preset;
  /** Id of one of `salesAnswers`. */
  sales: string;
  /** The way in; the first one when left out. */
  entryStep?: string;
  /** When the lead enters, epoch ms. */
  at: number;
}

const salesAfterMs = 2 * 3_600_000;
/** No journey that is meant so takes longer; an endless loop of waits ends here. */
const longestMs = 2 * 365 * 86_400_000;

/** Carries an invented lead through the draft. Null while the draft has errors: it could not run either. */
export function playTest({ graph, catalogue, preset, sales, entryStep, at }: TestInput): TestRun | null {
  const compiled = compileGraph(graph, { catalogue });
  if (!compiled.ok) return null;
  const { plan } = compiled;
  const lead = { ...inventedLead(at), ...preset.lead };
  const nodeId = entryStep ?? plan.entries[0] ?? '';
  const entry = { nodeId, key: '', at, properties: entryProperties(plan, nodeId) };
  const play = (script: readonly ScriptedEvent[]): Simulated =>
    simulate({ plan, runId: 'test', lead, entry, script, until: at + longestMs });
  const { result, script } = playWithReactions(play, { preset, sales });
  return {
    lead,
    entry: entry.properties,
    moments: momentsOf(result, { graph, script, preset }),
    mails: mailsOf(result),
    path: new Set(result.steps.flatMap((step) => [step.nodeId, `${step.nodeId}/${step.port ?? ''}`])),
  };
}

/** Plays again with each reaction to what came of the play before, until nothing new asks for one. */
function playWithReactions(
  play: (script: readonly ScriptedEvent[]) => Simulated,
  { preset, sales }: Pick<TestInput, 'preset' | 'sales'>,
): { result: Simulated; script: ScriptedEvent[] } {
  const answer = salesAnswers.find(({ id }) => id === sales)?.event ?? null;
  const answered = new Set<string>();
  let script: ScriptedEvent[] = [];
  let result = play(script);
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const added: ScriptedEvent[] = [];
    const mail = result.mails.find(({ leftAt }) => leftAt !== null);
    if (preset.reaction !== undefined && mail?.leftAt != null && !answered.has('mail')) {
      const { name, properties, afterMs } = preset.reaction;
      answered.add('mail');
      added.push({ at: mail.leftAt + afterMs, name, properties, node: mail.nodeId });
    }
    for (const step of answer === null ? [] : handoffsOf(result)) {
      if (answered.has(step.key)) continue;
      answered.add(step.key);
      added.push({
        at: step.at + salesAfterMs,
        node: step.nodeId,
        name: answer?.name ?? '',
        properties: answer?.properties ?? {},
      });
    }
    if (added.length === 0) break;
    script = [...script, ...added];
    result = play(script);
  }
  return { result, script };
}

/** A mail that was queued last of all leaves after the lead has: the play ends before it. */
function mailsOf({ mails, facts }: Simulated): TestedMail[] {
  return mails.map(({ nodeId, visit, leftAt, sendAfter }) => {
    const state = facts.mails.find((mail) => mail.nodeId === nodeId && mail.visit === visit)?.state;
    return { stepId: nodeId, leftAt: leftAt ?? (state === 'queued' ? sendAfter : null) };
  });
}

function handoffsOf({ effects, steps }: Simulated): { key: string; nodeId: string; at: number }[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'openHandoff') return [];
    const { nodeId, visit } = effect;
    const at = steps.find((step) => step.nodeId === nodeId && step.visit === visit)?.arrivedAt ?? effect.dueAt;
    return [{ key: `${nodeId}/${visit}`, nodeId, at }];
  });
}

function momentsOf(
  result: Simulated,
  { graph, script, preset }: { graph: Graph; script: readonly ScriptedEvent[]; preset: Preset },
): Moment[] {
  const steps = new Map(graph.nodes.map((step) => [step.id, step]));
  const moments = result.steps.map(({ nodeId, port, arrivedAt, facts }): Moment => {
    const step = steps.get(nodeId);
    const ports = step === undefined ? [] : viewOf(step).ports;
    const outcome = ports.length > 1 ? (ports.find(({ id }) => id === port)?.title ?? null) : null;
    const isUnsent = facts['notSent'] !== undefined;
    const words = step === undefined ? '' : nameOf(step);
    return { at: arrivedAt, kind: 'step', words: isUnsent ? `${words}: not sent` : words, outcome, stepId: nodeId };
  });
  const acts = script.map(({ at, name, node }): Moment => {
    const isSales = name.startsWith('handoff.');
    const said = isSales ? salesAnswers.find(({ event }) => event?.name === name)?.title : preset.reaction?.words;
    return { at, kind: isSales ? 'sales' : 'lead', words: said ?? name, outcome: null, stepId: node ?? null };
  });
  const last = lastMoment(result, steps);
  const before = acts.filter(({ at }) => at <= (last?.at ?? Infinity));
  // What the lead does comes before what follows from it in the same moment.
  const all = [...before, ...moments].toSorted((one, other) => one.at - other.at);
  return last === null ? all : [...all, last];
}

function lastMoment(
  { end, standing, steps }: Simulated,
  nodes: ReadonlyMap<string, Graph['nodes'][number]>,
): Moment | null {
  if (end !== null) return { at: end.at, kind: 'end', words: sayEnd(end), outcome: null, stepId: null };
  if (standing.kind === 'ended') return null;
  const at = steps.at(-1)?.leftAt ?? 0;
  const step = nodes.get(standing.nodeId);
  const words = standing.kind === 'held' ? 'Is held' : 'Still waits';
  return {
    at,
    kind: 'end',
    words: `${words}: ${step === undefined ? '' : nameOf(step)}`,
    outcome: null,
    stepId: standing.nodeId,
  };
}

function sayEnd({ reason, by }: NonNullable<Simulated['end']>): string {
  if (by === 'goal') return 'Reached the goal and leaves';
  return by === 'openPort' ? 'Leaves the journey here' : `Leaves: ${reason}`;
}

/** What the event that lets the lead in says, as far as the way in asks for it. */
function entryProperties(plan: Plan, nodeId: string): Readonly<Record<string, unknown>> {
  const node = plan.nodes[nodeId];
  const form: unknown = Object(node?.config)['form'];
  return definitionOf(node?.kind ?? '')?.kind === 'entry.form' ? { form } : {};
}

/** A lead everything may be sent to. */
function inventedLead(at: number): LeadFacts {
  return {
    id: 'test',
    email: 'greta.halvorsen@fjordline.example',
    fields: {
      first_name: 'Greta',
      last_name: 'Halvorsen',
      company: 'Fjordline Fittings',
      job_title: 'Head of operations',
      industry: 'manufacturing',
      country: 'NO',
      employees: 120,
    },
    score: 10,
    stage: 'lead',
    tags: [],
    timeZone: 'Europe/Oslo',
    createdAt: at,
    consents: { marketing: true },
    suppression: null,
  };
}
