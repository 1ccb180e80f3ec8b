import { z } from 'zod';
import { defineNode } from './define-node.ts';

const config = z.strictObject({});

export const endGoal = defineNode({
  kind: 'end.goal',
  group: 'end',
  title: 'Goal reached',
  description: 'Counts the lead as having reached the goal and ends the journey.',
  icon: 'flag-check',
  config,
  ports: () => [],
  say: () => 'Goal reached',
  sentence: () => ['The lead has reached the goal, and leaves the journey.'],
  enter: (_config, { world }) => {
    world.reachGoal();
    return { kind: 'end', reason: 'goal', by: 'goal' };
  },
});
