import { z } from 'zod';
import { timeWindowSchema } from '../model/settings.ts';
import { longestHoldMs } from '../time/longest-hold-ms.ts';
import { nextSendMs } from '../time/send-time.ts';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { noteUnknownZone } from './note-zone.ts';
import { sayWindow } from './say.ts';

const config = z.strictObject({
  window: timeWindowSchema.default({ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }).meta({ title: 'Window' }),
});

export const waitWindow = defineNode({
  kind: 'wait.window',
  group: 'time',
  title: 'Wait for a time of day',
  description: 'Lets leads on within a window of weekdays and hours, in their own time.',
  icon: 'calendar-clock',
  config,
  ports: () => nextPort,
  say: ({ window }) => `Wait until ${sayWindow(window)}, their time`,
  sentence: ({ window }) => ['Wait until it is ', { says: sayWindow(window), of: 'window' }, ', their time.'],
  stays: ({ window }) => ({ leastMs: 0, mostMs: longestHoldMs({ sendWindow: window }) }),
  enter: ({ window }, context) => {
    const { at, world } = context;
    noteUnknownZone(context);
    const opensAt = nextSendMs({ sendWindow: window, daysOff: world.plan.settings.daysOff }, at, world.timeZone);
    if (opensAt === null) return { kind: 'hold', reason: 'windowNeverOpens' };
    return opensAt <= at ? goOn : { kind: 'wait', deadline: opensAt, deadlinePort: 'next', listens: [] };
  },
});
