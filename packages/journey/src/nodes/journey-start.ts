import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { journeyNameSchema, noJourney, sayJourney } from './journey-choice.ts';

const config = z.strictObject({ journey: journeyNameSchema });

export const journeyStart = defineNode({
  kind: 'journey.start',
  group: 'lead',
  title: 'Start another journey',
  description: 'Brings the lead into another journey, by its entry "From another journey".',
  icon: 'arrow-ramp-right',
  config,
  ports: () => nextPort,
  say: ({ journey }) => `Start ${sayJourney(journey)}`,
  sentence: ({ journey }) => ['Bring the lead into ', { says: sayJourney(journey), of: 'journey' }, ' as well.'],
  enter: ({ journey }, { nodeId, visit, effect }) => {
    effect({ kind: 'startJourney', journey, nodeId, visit });
    return goOn;
  },
  check: ({ journey }) => (journey === '' ? [noJourney] : []),
});
