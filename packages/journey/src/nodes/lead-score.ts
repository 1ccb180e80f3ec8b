import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  points: z.int().min(-1_000).max(1_000).default(0).meta({ title: 'Points' }),
  reason: z.string().max(120).optional().meta({ title: 'Why' }),
});

export const leadScore = defineNode({
  kind: 'lead.score',
  group: 'lead',
  title: 'Add to score',
  description: 'Adds points to the score of the lead, or takes some away.',
  icon: 'trending-up',
  config,
  ports: () => nextPort,
  say: ({ points }) => (points < 0 ? `Take ${-points} points away` : `Add ${points} points`),
  enter: ({ points, reason }, { nodeId, effect }) => {
    effect({ kind: 'addScore', points, reason: reason ?? '', nodeId });
    return goOn;
  },
  check: ({ points }) =>
    points === 0 ? [{ code: 'noPoints', severity: 'error', message: 'Say how many points to add.' }] : [],
});
