import { z } from 'zod';
import { handoffAnswers } from '../model/event-names.ts';
import { durationSchema } from '../model/settings.ts';
import type { Listen } from '../model/state.ts';
import { deadlineAfter } from '../time/deadline.ts';
import { durationMs } from '../time/duration-ms.ts';
import { defineNode, type NodeContext, type Port } from './define-node.ts';
import { sayDuration } from './say.ts';

const config = z.strictObject({
  note: z
    .string()
    .max(2_000)
    .default('')
    .meta({ title: 'Note for sales', description: 'Stands on the hand-off, above the story of the lead.' }),
  within: durationSchema.default({ amount: 1, unit: 'days' }).meta({ title: 'Answer within' }),
});

const ports: readonly Port[] = [
  { id: 'accepted', title: 'accepted' },
  { id: 'notNow', title: 'not now' },
  { id: 'rejected', title: 'rejected' },
  { id: 'noAnswer', title: 'no answer', isFailure: true },
];

export const salesNotify = defineNode({
  kind: 'sales.notify',
  group: 'sales',
  title: 'Notify sales',
  description: 'Opens a hand-off and goes on by what sales answers.',
  icon: 'user-share',
  config,
  ports: () => ports,
  say: ({ within }) => `Notify sales, answer within ${sayDuration(within)}`,
  sentence: ({ note, within }) => [
    'Hand the lead to sales',
    ...(note === '' ? [] : [' with ', { says: 'your note', of: 'note' }]),
    ', who answer within ',
    { says: sayDuration(within), of: 'within' },
    '.',
  ],
  waits: () => true,
  stays: ({ within }, port) => {
    const mostMs = durationMs(within);
    return { leastMs: port === 'noAnswer' ? mostMs : 0, mostMs };
  },
  reads: () => ({ events: Object.fromEntries(Object.values(handoffAnswers).map((name) => [name, 'entry'])) }),
  enter: ({ note, within }, context) => {
    const { nodeId, visit, at, world } = context;
    const dueAt = deadlineAfter(at, within, world.timeZone);
    context.effect({ kind: 'openHandoff', nodeId, visit, note, dueAt });
    return { kind: 'wait', deadline: dueAt, deadlinePort: 'noAnswer', listens: answersTo(context) };
  },
  leave: (_config, { nodeId, visit, effect, note }, { port, event }) => {
    if (port === 'noAnswer') effect({ kind: 'closeHandoff', nodeId, visit, reason: 'noAnswer' });
    const { until, reason } = event?.properties ?? {};
    if (port === 'notNow' && typeof until === 'string')
      effect({ kind: 'setField', field: 'come_back_on', value: until, nodeId });
    if (port === 'rejected' && typeof reason === 'string') {
      note('reason', reason);
      effect({ kind: 'setField', field: 'rejected_reason', value: reason, nodeId });
    }
  },
});

/** Only answers to this very hand-off count. */
function answersTo({ nodeId, visit, world }: NodeContext): Listen[] {
  const { runId, momentAt } = world.state;
  return Object.entries(handoffAnswers).map(([port, name]) => ({
    port,
    events: [name],
    since: momentAt,
    where: [
      { property: 'runId', op: 'equals', value: runId },
      { property: 'nodeId', op: 'equals', value: nodeId },
      { property: 'visit', op: 'equals', value: visit },
    ],
  }));
}
