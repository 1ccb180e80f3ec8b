import { z } from 'zod';
import { durationSchema } from '../model/settings.ts';
import { deadlineAfter } from '../time/deadline.ts';
import { durationMs } from '../time/duration-ms.ts';
import { defineNode, nextPort } from './define-node.ts';
import { noteUnknownZone } from './note-zone.ts';
import { sayDuration } from './say.ts';

const config = z.strictObject({
  duration: durationSchema
    .default({ amount: 1, unit: 'days' })
    .meta({ title: 'For', description: 'Days end at the time of day at which they began, where the lead is.' }),
});

export const waitDuration = defineNode({
  kind: 'wait.duration',
  group: 'time',
  title: 'Wait',
  description: 'Waits for a time. Days keep the time of day where the lead is.',
  icon: 'clock',
  config,
  ports: () => nextPort,
  say: ({ duration }) => `Wait ${sayDuration(duration)}`,
  sentence: ({ duration }) => ['Wait ', { says: sayDuration(duration), of: 'duration' }, '.'],
  waits: () => true,
  stays: ({ duration }) => {
    const ms = durationMs(duration);
    return { leastMs: ms, mostMs: ms, countsFromMail: true };
  },
  enter: ({ duration }, context) => {
    noteUnknownZone(context);
    const deadline = deadlineAfter(context.at, duration, context.world.timeZone);
    return { kind: 'wait', deadline, deadlinePort: 'next', listens: [], countsFromMail: true };
  },
});
