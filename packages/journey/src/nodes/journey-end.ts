import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { journeyNameSchema, noJourney, sayJourney } from './journey-choice.ts';

const config = z.strictObject({
  journey: journeyNameSchema,
  reason: z.string().trim().min(1).max(120).default('ended by another journey').meta({ title: 'Why' }),
});

export const journeyEnd = defineNode({
  kind: 'journey.end',
  group: 'lead',
  title: 'End another journey',
  description: 'Takes the lead out of another journey, wherever they stand in it.',
  icon: 'arrow-ramp-left',
  config,
  ports: () => nextPort,
  say: ({ journey }) => `End ${sayJourney(journey)}`,
  sentence: ({ journey, reason }) => [
    'Take the lead out of ',
    { says: sayJourney(journey), of: 'journey' },
    ': ',
    { says: reason, of: 'reason' },
    '.',
  ],
  enter: ({ journey, reason }, { nodeId, effect }) => {
    effect({ kind: 'endJourney', journey, reason, nodeId });
    return goOn;
  },
  check: ({ journey }) => (journey === '' ? [noJourney] : []),
});
