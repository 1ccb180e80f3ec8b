import { z } from 'zod';
import { defineNode } from './define-node.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';

const bandSchema = z.strictObject({
  ...portChoiceShape,
  from: z.number().min(-1_000_000).max(1_000_000).meta({ title: 'From, in points' }),
});
const config = z.strictObject({
  bands: z
    .array(bandSchema)
    .max(20)
    .default([
      { id: 'high', title: 'high', from: 60 },
      { id: 'middle', title: 'middle', from: 30 },
    ])
    .meta({ title: 'Bands' }),
});
type Band = z.output<typeof bandSchema>;

export const branchScore = defineNode({
  kind: 'branch.score',
  group: 'path',
  title: 'Branch on score',
  description: 'Sends leads on by the band their score lies in.',
  icon: 'chart-bar',
  config,
  ports: ({ bands }) => [
    ...portsOf(bands, (index) => `from ${bands[index]?.from ?? 0}`),
    { id: 'below', title: 'below' },
  ],
  say: ({ bands }) => `Branch on score: ${[...downward(bands).map(sayBand), 'below'].join(' · ')}`,
  sentence: ({ bands }) => [
    'Send leads on by their score: ',
    ...downward(bands).flatMap((band) => [{ says: sayBand(band), of: `bands.${bands.indexOf(band)}` }, ', ']),
    'else below.',
  ],
  enter: ({ bands }, { world, note }) => {
    const { score } = world.facts.lead;
    const port = downward(bands).find(({ from }) => score >= from)?.id ?? 'below';
    note('score', score);
    note('band', port);
    return { kind: 'go', port };
  },
  check: ({ bands }) => [
    ...choiceProblems(bands, ['below']),
    ...(bands.length === 0
      ? [
          {
            code: 'noBands',
            severity: 'error' as const,
            message: 'Add at least one band of the score.',
            setting: 'bands',
          },
        ]
      : []),
    ...(new Set(bands.map(({ from }) => from)).size < bands.length
      ? [
          {
            code: 'sameBand',
            severity: 'error' as const,
            message: 'Two bands begin at the same score.',
            setting: 'bands',
          },
        ]
      : []),
  ],
});

/** The highest band first, in whatever order they were drawn. */
function downward(bands: readonly Band[]): Band[] {
  return bands.toSorted((one, other) => other.from - one.from);
}

function sayBand({ title, from }: Band): string {
  return title === undefined ? `from ${from}` : `${title} from ${from}`;
}
