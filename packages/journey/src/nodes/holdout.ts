import { z } from 'zod';
import { defineNode, type Port } from './define-node.ts';
import { shareOf } from './share.ts';

const config = z.strictObject({
  percent: z.number().min(0).max(100).default(10).meta({ title: 'Held out, in percent' }),
});

const ports: readonly Port[] = [
  { id: 'heldOut', title: 'held out' },
  { id: 'next', title: 'goes on' },
];

export const holdout = defineNode({
  kind: 'holdout',
  group: 'path',
  title: 'Holdout',
  description: 'Keeps a share of the leads out, to compare with. Who was held out once always is.',
  icon: 'filter-off',
  config,
  ports: () => ports,
  say: ({ percent }) => `Hold out ${percent} %`,
  sentence: ({ percent }) => ['Hold ', { says: `${percent} %`, of: 'percent' }, ' of the leads out, to compare with.'],
  enter: ({ percent }, { nodeId, world, note }) => {
    // By lead, not by run: who was held out once must not come in by entering again.
    const share = shareOf(`${world.facts.lead.id}/${nodeId}`);
    const port = share * 100 < percent ? 'heldOut' : 'next';
    note('share', share);
    note('percent', percent);
    return { kind: 'go', port };
  },
  check: ({ percent }) =>
    percent === 100
      ? [{ code: 'allHeldOut', severity: 'hint', message: 'Everybody is held out: nobody goes on from here.' }]
      : [],
});
