import { z } from 'zod';
import { defineNode, type Port } from './define-node.ts';

const config = z.strictObject({
  times: z.int().min(1).max(1_000).default(3).meta({ title: 'How often, at most' }),
});

const enough: Port = { id: 'enough', title: 'then' };

const sayTimes = (times: number): string => (times === 1 ? 'once' : `${times} times`);

export const jump = defineNode({
  kind: 'jump',
  group: 'path',
  title: 'Go round',
  description: 'Leads back to an earlier step, at most so many times, and then on.',
  icon: 'repeat',
  config,
  ports: ({ times }) => [{ id: 'again', title: `again, ${times} ${times === 1 ? 'time' : 'times'}` }, enough],
  say: ({ times }) => `Go round, at most ${sayTimes(times)}`,
  sentence: ({ times }) => [
    'Lead back to an earlier step, ',
    { says: sayTimes(times), of: 'times' },
    ' at most, and then on.',
  ],
  enter: ({ times }, { visit, note }) => {
    note('times', visit - 1);
    return { kind: 'go', port: visit <= times ? 'again' : 'enough' };
  },
});
