import { sayStage } from '@tendril/condition';
import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { isBackward } from './stage-order.ts';

const config = z.strictObject({
  stage: z.string().trim().max(64).default('').meta({ title: 'Stage' }),
  reason: z.string().trim().max(200).optional().meta({ title: 'Why' }),
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
  enter: ({ stage, reason = '' }, { nodeId, world, effect, note }) => {
    const from = world.facts.lead.stage;
    note('from', from);
    if (from === stage) return goOn;
    if (isBackward(from, stage) && reason === '') note('notMoved', 'backwardWithoutReason');
    else effect({ kind: 'moveStage', stage, reason, nodeId });
    return goOn;
  },
  check: ({ stage }) =>
    stage === '' ? [{ code: 'noStage', severity: 'error', message: 'Choose the stage to move to.' }] : [],
});
