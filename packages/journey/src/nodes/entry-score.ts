import { z } from 'zod';
import { changeEvents } from '../model/event-names.ts';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  atLeast: z.number().min(-1_000_000).max(1_000_000).default(50).meta({ title: 'Score, at least' }),
});

export const entryScore = defineNode({
  kind: 'entry.score',
  group: 'entry',
  title: 'Score reached',
  description: 'Lets leads in when their score rises to a number.',
  icon: 'trending-up',
  config,
  ports: () => nextPort,
  say: ({ atLeast }) => `When the score reaches ${atLeast}`,
  sentence: ({ atLeast }) => ['Lets leads in when their score rises to ', { says: `${atLeast}`, of: 'atLeast' }, '.'],
  enter: () => goOn,
  entryEvent: () => changeEvents.score,
  // Only the crossing counts: a lead far above the line is not let in again by each further point.
  admits: ({ atLeast }, { name, properties }) => {
    const { before, after } = properties;
    const crosses = typeof before === 'number' && typeof after === 'number' && before < atLeast && after >= atLeast;
    return name === changeEvents.score && crosses ? { key: '' } : null;
  },
});
