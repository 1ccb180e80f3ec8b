import { z } from 'zod';
import { defineNode } from './define-node.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';
import { shareOf } from './share.ts';

const armSchema = z.strictObject({
  ...portChoiceShape,
  weight: z.number().min(0).max(10_000).default(1).meta({
    title: 'Share',
    description: 'Compared with the other ways: 1 and 1 is half and half, 3 and 1 is 75 to 25.',
  }),
});
const config = z.strictObject({
  arms: z
    .array(armSchema)
    .min(2, 'A split needs at least two ways.')
    .max(20)
    .default([
      { id: 'a', weight: 1 },
      { id: 'b', weight: 1 },
    ]),
});
type Config = z.output<typeof config>;

export const split = defineNode({
  kind: 'split',
  group: 'path',
  title: 'Split',
  description: 'Sends leads different ways by chance, in shares. Who went one way keeps to it.',
  icon: 'arrows-split-2',
  config,
  ports: ({ arms }) => portsOf(arms),
  say: ({ arms }) => `Split ${percents(arms).join(' / ')}`,
  sentence: ({ arms }) => {
    const shares = percents(arms);
    return [
      'Split leads by chance: ',
      ...arms.flatMap(({ id, title }, index) => [
        ...(index === 0 ? [] : [', ']),
        { says: `${shares[index]} % go “${title ?? id}”`, of: `arms.${index}` },
      ]),
      '. Who went one way keeps to it.',
    ];
  },
  enter: ({ arms }, { nodeId, world, note }) => {
    const kept = world.state.arms[nodeId];
    const share = shareOf(`${world.state.runId}/${nodeId}`);
    const arm = kept !== undefined && arms.some(({ id }) => id === kept) ? kept : armAt(arms, share);
    note('arm', arm);
    note('share', share);
    if (arm !== kept) world.state.arms = { ...world.state.arms, [nodeId]: arm };
    return { kind: 'go', port: arm };
  },
  check: ({ arms }) => [
    ...choiceProblems(arms, []),
    ...(arms.every(({ weight }) => weight === 0)
      ? [
          {
            code: 'noWeight',
            severity: 'error' as const,
            message: 'Give at least one way of the split a share.',
            setting: 'arms',
          },
        ]
      : []),
  ],
});

/** The arm whose stretch of the weights holds the share (0 to 1). */
function armAt(arms: Config['arms'], share: number): string {
  let rest = share * arms.reduce((sum, { weight }) => sum + weight, 0);
  for (const { id, weight } of arms) {
    if (rest < weight) return id;
    rest -= weight;
  }
  return arms.findLast(({ weight }) => weight > 0)?.id ?? arms[0]?.id ?? '';
}

function percents(arms: Config['arms']): number[] {
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
  return arms.map(({ weight }) => (whole === 0 ? 0 : Math.round((weight / whole) * 100)));
}
