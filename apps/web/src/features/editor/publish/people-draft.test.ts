import { diffGraphs, graphSchema } from '@tendril/journey';
import { expect, it } from 'vitest';
import { choiceOf, everybodyStays, leaves, stepsWithoutPlace } from './people-draft.ts';

const wait = (id: string) => ({
  id,
  kind: 'wait.duration',
  config: { duration: { amount: 3, unit: 'days' } },
});
const live = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [wait('kept'), wait('gone'), wait('other'), wait('empty')],
  edges: [],
  settings: {},
});
const draft = {
  ...live,
  nodes: [wait('kept'), { id: 'other', kind: 'end.exit', config: {} }],
};
const standing = { kept: { here: 9, held: 0 }, gone: { here: 2, held: 1 }, other: { here: 1, held: 0 } };
const homeless = stepsWithoutPlace(diffGraphs(live, draft), { live, standing });

it('knows the steps people stand at and the new version does not have', () => {
  expect(homeless.map(({ stepId, here }) => [stepId, here])).toEqual([
    ['gone', 2],
    ['other', 1],
  ]);
});

it('is complete once each of them leads somewhere', () => {
  expect(choiceOf(everybodyStays, homeless)).toBeUndefined();
  expect(choiceOf({ goesOver: true, destinations: { gone: 'kept' } }, homeless)).toBeNull();
  expect(choiceOf({ goesOver: true, destinations: { gone: 'kept', other: leaves } }, homeless)).toEqual({
    policies: {
      others: { kind: 'move' },
      steps: { gone: { kind: 'redirect', to: 'kept' }, other: { kind: 'exit', reason: 'step removed' } },
    },
  });
});
