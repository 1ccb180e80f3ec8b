import { evaluate } from '@tendril/condition';
import { z } from 'zod';
import type { Problem } from '../model/problem.ts';
import { durationSchema, type Duration } from '../model/settings.ts';
import { deadlineAfter } from '../time/deadline.ts';
import { durationMs } from '../time/duration-ms.ts';
import { defineNode } from './define-node.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';
import { noteUnknownZone } from './note-zone.ts';
import { choiceOf, sayChoice, sayDuration } from './say.ts';
import { listenFor, mailOf, withMail, readsOfTriggers, sayDeed, sayTrigger, triggerSchema } from './wait-trigger.ts';

const outcomeSchema = z.strictObject({ ...portChoiceShape, on: triggerSchema });
const defaultLimit: Duration = { amount: 5, unit: 'days' };
const config = z.strictObject({
  outcomes: z.array(outcomeSchema).max(20).default([]),
  limit: durationSchema
    .nullable()
    .default(defaultLimit)
    .meta({ title: 'At most', description: 'Then the lead goes on by the last outcome.' }),
});

export const waitEvent = defineNode({
  kind: 'wait.event',
  group: 'time',
  title: 'Wait until something happens',
  description: 'Waits until the lead replies, clicks or does something else, at most for a time.',
  icon: 'hourglass',
  config,
  ports: ({ outcomes, limit }) => [
    ...portsOf(outcomes, (index) => sayTrigger(outcomes[index]?.on)),
    ...(limit === null ? [] : [{ id: 'timeout', title: `after ${sayDuration(limit)}` }]),
  ],
  say: ({ outcomes, limit }) => {
    const triggers = sayChoice(outcomes.map(({ title, on }) => title ?? sayTrigger(on))) || 'something happens';
    return `Wait until ${triggers}${limit === null ? '' : `, at most ${sayDuration(limit)}`}`;
  },
  sentence: ({ outcomes, limit }) => [
    'Wait until the lead ',
    ...(outcomes.length === 0
      ? [{ says: 'does something', of: 'outcomes' }]
      : choiceOf(outcomes.map(({ on }, index) => ({ says: sayDeed(on), of: `outcomes.${index}` })))),
    ...(limit === null
      ? [', ', { says: 'however long it takes', of: 'limit' }]
      : [', at most ', { says: sayDuration(limit), of: 'limit' }, `; then go on by “after ${sayDuration(limit)}”`]),
    '.',
  ],
  waits: ({ outcomes }, port) => outcomes.find(({ id }) => id === port)?.on.kind !== 'condition',
  stays: ({ limit }, port) => {
    const mostMs = limit === null ? null : durationMs(limit);
    return { leastMs: port === 'timeout' ? (mostMs ?? 0) : 0, mostMs, countsFromMail: true };
  },
  reads: ({ outcomes }) => readsOfTriggers(outcomes.map(({ on }) => on)),
  enter: ({ outcomes, limit }, context) => {
    for (const { id, on } of outcomes) {
      if (on.kind !== 'condition' || !evaluate(on.condition, context.world)) continue;
      context.note('held', id);
      return { kind: 'go', port: id };
    }
    noteUnknownZone(context);
    return {
      kind: 'wait',
      deadline: limit === null ? null : deadlineAfter(context.at, limit, context.world.timeZone),
      deadlinePort: limit === null ? (outcomes.at(-1)?.id ?? 'timeout') : 'timeout',
      listens: outcomes.map(({ id, on }) => listenFor(id, on, context)),
      countsFromMail: limit !== null,
      movesWithAbsence: limit !== null && outcomes.some(({ on }) => on.kind === 'reply'),
    };
  },
  mailsNamed: ({ outcomes }) => outcomes.flatMap(({ on }) => mailOf(on) ?? []),
  renameMails: ({ outcomes, ...rest }, idOf) => ({
    ...rest,
    outcomes: outcomes.map((outcome) => ({ ...outcome, on: withMail(outcome.on, idOf) })),
  }),
  check: ({ outcomes }) => [
    ...choiceProblems(outcomes, ['timeout']),
    ...(outcomes.length === 0
      ? [
          {
            code: 'noOutcomes',
            severity: 'error' as const,
            message: 'Say what to wait for, such as a reply.',
            setting: 'outcomes',
          },
        ]
      : []),
    ...outcomes.flatMap(({ on }, index) => (on.kind === 'event' && on.name === '' ? [noEvent(index)] : [])),
  ],
});

function noEvent(index: number): Omit<Problem, 'nodeId'> {
  const setting = `outcomes.${index}.on.name`;
  return { code: 'noEvent', severity: 'error', message: 'Choose the event to wait for.', setting };
}
