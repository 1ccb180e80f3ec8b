import fc from 'fast-check';
import { checkGraph } from '../src/check/check-graph.ts';
import { graphSchema, type Edge, type Graph } from '../src/model/graph.ts';
import { definitionOf } from '../src/nodes/registry.ts';
import { settingsArbitrary } from './settings-arbitrary.ts';
import { stepArbitrary, type DrawnStep, type DrawnTarget } from './step-arbitrary.ts';

/** Steps between entry and ends. */
const mostSteps = 12;

const entryArbitrary = fc.constantFrom(
  { kind: 'entry.manual', config: {} },
  { kind: 'entry.form', config: { form: 'guide' } },
  { kind: 'entry.event', config: { event: 'quote.sent', key: 'number' } },
  { kind: 'entry.import', config: {} },
  { kind: 'entry.stage', config: { stage: 'mql' } },
  { kind: 'entry.score', config: { atLeast: 50 } },
);

const ends = [
  { id: 'won', kind: 'end.goal', config: {} },
  { id: 'lost', kind: 'end.exit', config: { reason: 'finished' } },
];

/**
 * Journeys without errors, of 3 to 15 steps: every kind, joins, open exits, loops through waits, exit conditions, goals, caps,
 * windows and quiet hours. Enter by the step `entry`.
 */
export const graphArbitrary: fc.Arbitrary<Graph> = fc
  .record({
    entry: entryArbitrary,
    steps: fc.array(stepArbitrary, { minLength: 1, maxLength: mostSteps, size: 'max' }),
    settings: settingsArbitrary,
  })
  .map(({ entry, steps, settings }) => {
    const nodes = [{ id: 'entry', ...entry }, ...nodesOf(steps), ...ends];
    const edges = [
      { from: 'entry', port: 'next', to: 's1' },
      ...steps.flatMap((_step, index) => edgesOf(steps, index)),
    ];
    return graphSchema.parse({ schema: 1, name: 'Drawn at random', nodes, edges, settings });
  })
  .filter((graph) => checkGraph(graph).every(({ severity }) => severity === 'hint'));

function nodesOf(steps: readonly DrawnStep[]): { id: string; kind: string; config: Record<string, unknown> }[] {
  const mails = steps.flatMap(({ kind }, index) => (kind === 'email' ? [`s${index + 1}`] : []));
  return steps.map(({ kind, configWith }, index) => ({ id: `s${index + 1}`, kind, config: configWith(mails) }));
}

/** Each exit leads onward, to an end, nowhere, or, where the lead has waited, back. */
function edgesOf(steps: readonly DrawnStep[], index: number): Edge[] {
  const step = steps[index];
  const definition = step === undefined ? undefined : definitionOf(step.kind);
  if (step === undefined || definition === undefined) return [];
  const config = definition.config.parse(step.configWith([]));
  const from = `s${index + 1}`;
  return definition.ports(config).flatMap(({ id: port }, nth) => {
    const { way, pick } = step.targets[nth % step.targets.length] ?? { way: 'nowhere', pick: 0 };
    // Going round may pass at once: journeys where no wait lies on that way are dropped below.
    const mayGoBack = step.kind === 'jump' || definition.waits?.(config, port) === true;
    const to = targetOf({ way: way === 'back' && !mayGoBack ? 'onward' : way, pick }, steps, index);
    return to === null ? [] : [{ from, port, to }];
  });
}

function targetOf({ way, pick }: DrawnTarget, steps: readonly DrawnStep[], index: number): string | null {
  const left = steps.length - index - 1;
  switch (way) {
    case 'nowhere':
      return null;
    case 'end':
      return pick % 2 === 0 ? 'won' : 'lost';
    case 'back':
      return `s${1 + (pick % (index + 1))}`;
    case 'next':
      return left > 0 ? `s${index + 2}` : 'lost';
    case 'intent': {
      const branch = steps.findIndex(({ kind }, at) => at > index && kind === 'branch.intent');
      return branch < 0 ? 'lost' : `s${branch + 1}`;
    }
    case 'onward':
      return left > 0 ? `s${index + 2 + (pick % left)}` : 'lost';
  }
}
