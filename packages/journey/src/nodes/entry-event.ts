import { propertiesMatch, propertyTestSchema, eventInWords, sayProperties } from '@tendril/condition';
import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { entryKeyOf, keyPropertySchema, sayKey } from './entry-key.ts';
import { eventNameSchema } from './event-name.ts';

const config = z.strictObject({
  event: eventNameSchema.meta({
    title: 'Event',
    description: 'What your website, shop or product tells about a lead.',
    format: 'event',
    isNeeded: true,
  }),
  where: z.array(propertyTestSchema).max(20).default([]).meta({ title: 'Only where', format: 'eventFilter' }),
  key: keyPropertySchema,
});

export const entryEvent = defineNode({
  kind: 'entry.event',
  group: 'entry',
  title: 'Event happened',
  description: 'Lets leads in when something happens, such as a quote sent or a call missed.',
  icon: 'bolt',
  config,
  ports: () => nextPort,
  say: ({ event }) => (event === '' ? 'When something happens' : `When "${eventInWords(event)}" happens`),
  sentence: ({ event, where, key }) => [
    'Lets leads in when ',
    { says: event === '' ? 'something' : `“${eventInWords(event)}”`, of: 'event' },
    ' happens',
    ...(where.length === 0 ? [] : [', where ', { says: sayProperties(where), of: 'where' }]),
    ...sayKey(key),
    '.',
  ],
  enter: () => goOn,
  entryEvent: ({ event }) => event,
  // An entry has no clock of its own: property tests that ask for "the last days" are refused by check.
  admits: ({ event, where, key }, { name, properties }) =>
    event !== '' && name === event && propertiesMatch(where, properties, 0)
      ? { key: entryKeyOf(key, properties) }
      : null,
  check: ({ event, where }) => [
    ...(event === ''
      ? [
          {
            code: 'noEvent',
            severity: 'error' as const,
            message: 'Choose the event that lets leads in.',
            setting: 'event',
          },
        ]
      : []),
    ...(where.some(({ op }) => op === 'inLastDays' || op === 'inNextDays')
      ? [
          {
            code: 'relativeDate',
            severity: 'error' as const,
            message: 'An entry cannot ask for "in the last days". Put a branch behind it.',
            setting: 'where',
          },
        ]
      : []),
  ],
});
