import { z } from 'zod';
import { defineNode } from './define-node.ts';

const config = z.strictObject({ reason: z.string().trim().max(120).default('finished').meta({ title: 'Reason' }) });

export const endExit = defineNode({
  kind: 'end.exit',
  group: 'end',
  title: 'Exit',
  description: 'Ends the journey for the lead, with a reason.',
  icon: 'door-exit',
  config,
  ports: () => [],
  say: ({ reason }) => `Exit "${reason}"`,
  enter: ({ reason }) => ({ kind: 'end', reason, by: 'step' }),
});
