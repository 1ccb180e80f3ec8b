import { z } from 'zod';
import { defineNode } from './define-node.ts';

const config = z.strictObject({
  reason: z
    .string()
    .trim()
    .max(120)
    .default('finished')
    .meta({ title: 'Reason', description: 'Leads who leave are counted by it.' }),
});

export const endExit = defineNode({
  kind: 'end.exit',
  group: 'end',
  title: 'Exit',
  description: 'Ends the journey for the lead, with a reason.',
  icon: 'door-exit',
  config,
  ports: () => [],
  say: ({ reason }) => `Exit "${reason}"`,
  sentence: ({ reason }) => ['The lead leaves the journey here: ', { says: `“${reason}”`, of: 'reason' }, '.'],
  enter: ({ reason }) => ({ kind: 'end', reason, by: 'step' }),
});
