import type { Edge } from '../model/graph.ts';
import { error, nameOf, type Checked, type Rule } from './rule.ts';

const mostNamed = 5;

/** Steps that lead round without a wait would be walked for ever at one instant. */
export const cycleRule: Rule = (checked) => {
  const ring = stepsInRings(checked);
  const [first] = ring;
  if (first === undefined) return [];
  const names = ring
    .slice(0, mostNamed)
    .flatMap((id) => checked.steps.get(id) ?? [])
    .map(nameOf);
  const more = ring.length > mostNamed ? ' …' : '';
  return [
    error(
      'cycleWithoutWait',
      first,
      `These steps lead round without a wait: ${names.join(' → ')}${more}. Put a wait between them.`,
    ),
  ];
};

/** What is left when steps without a way in or out are taken away until none is: rings, and what lies between two of them. */
function stepsInRings({ graph, steps }: Checked): string[] {
  const edges = graph.edges.filter((edge) => steps.has(edge.to) && goesOnAtOnce(edge, steps));
  let left = new Set(steps.keys());
  for (;;) {
    const alive = edges.filter(({ from, to }) => left.has(from) && left.has(to));
    const entered = new Set(alive.map(({ to }) => to));
    const next = new Set(alive.map(({ from }) => from).filter((id) => entered.has(id)));
    if (next.size === left.size) return [...left];
    left = next;
  }
}

function goesOnAtOnce({ from, port }: Edge, steps: Checked['steps']): boolean {
  const step = steps.get(from);
  if (step === undefined || step.definition === null || step.settings === null) return false;
  return step.definition.waits?.(step.settings.config, port) !== true;
}
