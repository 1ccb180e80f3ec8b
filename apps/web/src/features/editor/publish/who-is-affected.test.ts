import { diffGraphs, graphSchema } from '@tendril/journey';
import { expect, it } from 'vitest';
import { peopleInside, whoIsAffected } from './who-is-affected.ts';

const live = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' } },
    { id: 'short', kind: 'wait.duration', config: { duration: { amount: 1, unit: 'days' } } },
    { id: 'long', kind: 'wait.duration', config: { duration: { amount: 9, unit: 'days' } } },
    { id: 'same', kind: 'wait.duration', config: { duration: { amount: 5, unit: 'days' } } },
  ],
  edges: [],
  settings: {},
});
const standing = { short: { here: 2, held: 0 }, long: { here: 12, held: 1 }, same: { here: 4, held: 0 } };

it('counts people at steps that a publish changes or removes, by the name of the step where they are', () => {
  const draft = graphSchema.parse({
    ...live,
    nodes: live.nodes
      .filter(({ id }) => id !== 'long')
      .map((step) => (step.id === 'short' ? { ...step, config: { duration: { amount: 3, unit: 'days' } } } : step)),
  });
  expect(whoIsAffected(diffGraphs(live, draft), { live, standing })).toEqual([
    { stepId: 'long', name: 'Wait 9 days', here: 12 },
    { stepId: 'short', name: 'Wait 1 day', here: 2 },
  ]);
  expect(peopleInside(standing)).toBe(18);
});

it('counts nobody where only new steps come', () => {
  const draft = { ...live, nodes: [...live.nodes, { id: 'end', kind: 'end.exit', config: {} }] };
  expect(whoIsAffected(diffGraphs(live, draft), { live, standing })).toEqual([]);
});
