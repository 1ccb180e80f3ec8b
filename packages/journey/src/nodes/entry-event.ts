import { propertiesMatch, propertyTestSchema } from '@tendril/condition';
import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { entryKeyOf, keyPropertySchema } from './entry-key.ts';
import { eventNameSchema } from './event-name.ts';

const config = z.strictObject({
  event: eventNameSchema.meta({ title: 'Event' }),
  where: z.array(propertyTestSchema).max(20).default([]).meta({ title: 'Only where' }),
  key: keyPropertySchema.meta({ title: 'Counts as another entry by' }),
});

export const entryEvent = defineNode({
  kind: 'entry.event',
  group: 'entry',
  title: 'Event happened',
  description: 'Lets leads in when something happens, such as a quote sent or a call missed.',
  icon: 'bolt',
  config,
  ports: () => nextPort,
  say: ({ event }) => (event === '' ? 'When something happens' : `When ${event} happens`),
  enter: () => goOn,
  entryEvent: ({ event }) => event,
  // An entry has no clock of its own: property tests that ask for "the last days" are refused by check.
  admits: ({ event, where, key }, { name, properties }) =>
    event !== '' && name === event && propertiesMatch(where, properties, 0)
      ? { key: entryKeyOf(key, properties) }
      : null,
  check: ({ event, where }) => [
    ...(event === ''
      ? [{ code: 'noEvent', severity: 'error' as const, message: 'Choose the event that lets leads in.' }]
      : []),
    ...(where.some(({ op }) => op === 'inLastDays' || op === 'inNextDays')
      ? [
          {
            code: 'relativeDate',
            severity: 'error' as const,
            message: 'An entry cannot ask for "in the last days". Put a branch behind it.',
          },
        ]
      : []),
  ],
});
