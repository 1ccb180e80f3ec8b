import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  points: z
    .int()
    .min(-1_000)
    .max(1_000)
    .default(0)
    .meta({ title: 'Points', description: 'A number below 0 takes points away.', isNeeded: true }),
  reason: z
    .string()
    .max(120)
    .optional()
    .meta({ title: 'Why', description: 'Stands beside the points on the page of the lead.' }),
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
  sentence: ({ points, reason }) => [
    points < 0 ? 'Take ' : 'Add ',
    { says: `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`, of: 'points' },
    points < 0 ? ' from the score' : ' to the score',
    ...(reason === undefined ? [] : [': ', { says: reason, of: 'reason' }]),
    '.',
  ],
  enter: ({ points, reason }, { nodeId, effect }) => {
    effect({ kind: 'addScore', points, reason: reason ?? '', nodeId });
    return goOn;
  },
  check: ({ points }) =>
    points === 0
      ? [{ code: 'noPoints', severity: 'error', message: 'Say how many points to add.', setting: 'points' }]
      : [],
});
