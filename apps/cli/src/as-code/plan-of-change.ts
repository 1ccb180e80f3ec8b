import { compileGraph, hasStepLike, sayDifference, type Change, type Graph } from '@tendril/journey';
import { peopleInside, type Engine } from '@tendril/engine';
import type { KeptJourney } from './find-journey.ts';

/** What publishing a file would do, before anything is done. */
export interface PlanOfChange {
  name: string;
  /** Null for a journey that is not there yet. */
  kept: KeptJourney | null;
  graph: Graph;
  does: 'create' | 'publish' | 'change' | 'nothing';
  changes: Change[];
  /** People inside now, and those of them who stand at a step that is gone or of another kind. */
  inside: number;
  withoutStep: { title: string; people: number }[];
  /** Somebody works on the draft: it holds changes that neither the file nor the live version has. */
  losesDraft: boolean;
}

/** Compares a file's journey with the one of that name. */
export async function planOfChange(
  engine: Engine,
  of: { graph: Graph; kept: KeptJourney | null },
): Promise<PlanOfChange> {
  const { graph, kept } = of;
  const { name } = graph;
  const untouched = { changes: [], inside: 0, withoutStep: [] };
  if (kept === null) return { name, kept, graph, does: 'create', ...untouched, losesDraft: false };
  const losesDraft = differs(kept.draft, graph) && (kept.live === null || differs(kept.live.graph, kept.draft));
  if (kept.live === null) return { name, kept, graph, does: 'publish', ...untouched, losesDraft };
  const changes = sayDifference(kept.live.graph, graph);
  const people = await peopleInside(engine.db, kept.id);
  return {
    ...{ name, kept, graph, changes, losesDraft },
    does: changes.length === 0 ? 'nothing' : 'change',
    inside: people.reduce((sum, one) => sum + one.people, 0),
    withoutStep: peopleWithoutStep(kept.live.graph, { graph, people }),
  };
}

const differs = (one: Graph, other: Graph): boolean => sayDifference(one, other).length > 0;

function peopleWithoutStep(
  live: Graph,
  { graph, people }: { graph: Graph; people: readonly { nodeId: string; people: number }[] },
): PlanOfChange['withoutStep'] {
  const [before, after] = [compileGraph(live), compileGraph(graph)];
  if (!before.ok || !after.ok) return [];
  return people.flatMap(({ nodeId, people: count }) => {
    const node = before.plan.nodes[nodeId];
    return node === undefined || hasStepLike(after.plan, node) ? [] : [{ title: node.title, people: count }];
  });
}

const signs = { create: '+', publish: '+', change: '~', nothing: '=' } as const;

/** The plan as lines for a terminal: what changes, and whom it affects. */
export function sayPlan(plan: PlanOfChange): string[] {
  const { name, does, changes, inside, withoutStep, losesDraft, kept } = plan;
  const what = {
    create: 'is new',
    publish: 'is published for the first time',
    change: `changes (v${kept?.live?.number ?? 0} is live)`,
    nothing: 'stays as it is',
  }[does];
  return [
    `${signs[does]} ${name}: ${what}`,
    ...changes.map(({ says }) => `    ${says}`),
    ...(does === 'change' ? [`    ${sayInside(inside)}`] : []),
    ...(losesDraft ? ['    ! The draft holds changes that are published nowhere and would be replaced.'] : []),
    ...withoutStep.map(
      ({ title, people }) => `    ! ${sayPeople(people)} at "${title}", which this version does not have`,
    ),
  ];
}

const sayPeople = (count: number): string => (count === 1 ? '1 person stands' : `${count} people stand`);
const sayInside = (count: number): string =>
  count === 0 ? 'Nobody is inside.' : `${count === 1 ? '1 person is' : `${count} people are`} inside.`;
