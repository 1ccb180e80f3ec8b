import { z } from 'zod';
import { defineNode, type Port } from './define-node.ts';
import { fillIn } from './fill-in.ts';
import { leadFieldNameSchema } from './lead-field.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';
import { choiceOf } from './say.ts';

const outcomeSchema = z.strictObject(portChoiceShape);
const config = z.strictObject({
  activityKind: z.string().max(100).default('').meta({ title: 'Step' }),
  input: z.record(z.string().max(100), z.unknown()).default({}),
  outcomes: z.array(outcomeSchema).max(20).default([]),
  saveTo: z
    .array(
      z.strictObject({
        output: z.string().min(1).max(100).meta({ title: 'Result', format: 'output', isNeeded: true }),
        field: leadFieldNameSchema.meta({ title: 'In the field', format: 'leadField', isNeeded: true }),
      }),
    )
    .max(50)
    .optional()
    .meta({ title: 'Keep in the lead' }),
});

const errorPort: Port = { id: 'error', title: 'failed', isFailure: true };

export const activity = defineNode({
  kind: 'activity',
  group: 'code',
  title: 'Own step',
  description: 'Runs a step of your own engineers and goes on by its outcome.',
  icon: 'code',
  config,
  ports: ({ outcomes }) => [errorPort, ...portsOf(outcomes)],
  say: ({ activityKind }) => (activityKind === '' ? 'Own step' : `Run ${activityKind.replaceAll('_', ' ')}`),
  sentence: ({ activityKind, outcomes, saveTo = [] }) => [
    'Run ',
    { says: activityKind === '' ? 'a step of your engineers' : activityKind.replaceAll('_', ' '), of: 'input' },
    ...(outcomes.length === 0
      ? []
      : [', then go on by ', ...choiceOf(outcomes.map(({ id, title }) => `“${title ?? id.replaceAll('_', ' ')}”`))]),
    ...(saveTo.length === 0 ? [] : ['. Results are ', { says: 'kept in the lead', of: 'saveTo' }]),
    '.',
  ],
  enter: ({ activityKind, input }, { world }) => ({
    kind: 'call',
    activityKind,
    // Safe because an object comes back from an object.
    input: fillIn(input, (field) => world.field(field)) as Record<string, unknown>,
  }),
  portOf: ({ outcomes }, { port }) => (outcomes.some(({ id }) => id === port) ? port : 'error'),
  leave: ({ saveTo = [] }, { nodeId, effect, note }, { port, call }) => {
    if (call === null) return;
    note('outcome', call.outcome);
    if (port === 'error') return;
    for (const { output, field } of saveTo) {
      if (field !== '' && Object.hasOwn(call.output, output))
        effect({ kind: 'setField', field, value: call.output[output], nodeId });
    }
  },
  calls: ({ activityKind, outcomes }) => ({ activityKind, outcomes: outcomes.map(({ id }) => id) }),
  check: ({ activityKind, outcomes, saveTo = [] }) => [
    ...choiceProblems(outcomes, ['error']),
    ...(activityKind === ''
      ? [{ code: 'noActivity', severity: 'error' as const, message: 'Choose the step to run.' }]
      : []),
    ...(saveTo.some(({ field }) => field === '')
      ? [{ code: 'noField', severity: 'error' as const, message: 'Choose the field in which to keep a result.' }]
      : []),
  ],
});
