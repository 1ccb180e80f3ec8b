import { sayStage } from '@tendril/condition';
import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { isBackward } from './stage-order.ts';

const config = z.strictObject({
  stage: z.string().trim().max(64).default('').meta({ title: 'Stage', format: 'stage', isNeeded: true }),
  reason: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ title: 'Why', description: 'A move backward happens only with a reason.' }),
});

export const leadStage = defineNode({
  kind: 'lead.stage',
  group: 'lead',
  title: 'Move stage',
  description: 'Moves the lead to a stage. Moves backward need a reason.',
  icon: 'stairs-up',
  config,
  ports: () => nextPort,
  say: ({ stage }) => (stage === '' ? 'Move stage' : `Move to ${sayStage(stage)}`),
  sentence: ({ stage, reason }) => [
    'Move the lead to ',
    { says: stage === '' ? 'a stage' : sayStage(stage), of: 'stage' },
    ...(reason === undefined ? [] : [': ', { says: reason, of: 'reason' }]),
    '.',
  ],
  enter: ({ stage, reason = '' }, { nodeId, world, effect, note }) => {
    const from = world.facts.lead.stage;
    note('from', from);
    if (from === stage) return goOn;
    if (isBackward(from, stage) && reason === '') note('notMoved', 'backwardWithoutReason');
    else effect({ kind: 'moveStage', stage, reason, nodeId });
    return goOn;
  },
  check: ({ stage }) =>
    stage === ''
      ? [{ code: 'noStage', severity: 'error', message: 'Choose the stage to move to.', setting: 'stage' }]
      : [],
});
