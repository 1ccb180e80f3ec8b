import { fieldTypeOf } from '@tendril/condition';
import { z } from 'zod';
import { clockTimeSchema, durationSchema } from '../model/settings.ts';
import { addDuration, atClock, localDayOf, readMoment, subtractDuration } from '../time/calendar.ts';
import { durationMs } from '../time/duration-ms.ts';
import { defineNode, type Port } from './define-node.ts';
import { noteUnknownZone } from './note-zone.ts';
import { sayDuration } from './say.ts';

const dateSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('fixed'),
      at: z.string().max(40).meta({ title: 'Date', format: 'day', isNeeded: true }),
    })
    .meta({ title: 'A day in the calendar' }),
  z
    .strictObject({
      kind: z.literal('field'),
      field: z.string().max(100).meta({
        title: 'Which date',
        format: 'conditionField',
        isNeeded: true,
        description: 'A field that holds a date.',
      }),
    })
    .meta({ title: 'A date of the lead' }),
]);
const offsetSchema = z.strictObject({
  ...durationSchema.shape,
  direction: z.enum(['before', 'after']).meta({ words: { before: 'before it', after: 'after it' } }),
});

const config = z.strictObject({
  date: dateSchema.default({ kind: 'fixed', at: '' }).meta({ title: 'Wait for' }),
  offset: offsetSchema.optional().meta({ title: 'Time before or after' }),
  time: clockTimeSchema.optional().meta({ title: 'At this time of day', description: 'Where the lead is.' }),
});
type Config = z.output<typeof config>;

const ports: readonly Port[] = [
  { id: 'reached', title: 'reached' },
  { id: 'past', title: 'already past' },
  { id: 'none', title: 'no date', isFailure: true },
];

export const waitUntil = defineNode({
  kind: 'wait.until',
  group: 'time',
  title: 'Wait until a date',
  description: 'Waits until a date, or a time before or after it.',
  icon: 'calendar-time',
  config,
  ports: () => ports,
  say: (settings) => `Wait until ${sayMoment(settings)}`,
  sentence: ({ date, offset, time }) => [
    'Wait until ',
    ...(offset === undefined ? [] : [{ says: `${sayDuration(offset)} ${offset.direction}`, of: 'offset' }, ' ']),
    { says: sayDate(date), of: 'date' },
    ...(time === undefined ? [] : [', ', { says: time, of: 'time' }, ' their time']),
    '.',
  ],
  waits: (_config, port) => port === 'reached',
  stays: ({ date, offset }, port) => {
    if (port !== 'reached') return { leastMs: 0, mostMs: 0 };
    const lengthMs = offset === undefined ? 0 : durationMs(offset);
    const offsetMs = offset?.direction === 'before' ? -lengthMs : lengthMs;
    return { leastMs: 0, mostMs: null, until: { words: sayDate(date), offsetMs } };
  },
  enter: (settings, context) => {
    const { at, world, note } = context;
    noteUnknownZone(context);
    const target = momentOf(
      settings,
      settings.date.kind === 'field' ? world.field(settings.date.field) : settings.date.at,
      world.timeZone,
    );
    note('date', target);
    if (target === null) return { kind: 'go', port: 'none' };
    if (target <= at) return { kind: 'go', port: 'past' };
    return { kind: 'wait', deadline: target, deadlinePort: 'reached', listens: [] };
  },
  check: ({ date }) => {
    if (date.kind === 'fixed') {
      return readMoment(date.at, 'UTC') === null
        ? [
            {
              code: 'noDate',
              severity: 'error',
              message: 'Choose the date to wait for.',
              setting: 'date.at',
            },
          ]
        : [];
    }
    return fieldTypeOf(date.field) === null
      ? [{ code: 'unknownField', severity: 'error', message: sayNoField(date.field), setting: 'date.field' }]
      : [];
  },
});

/** The moment to wait for: the date, moved by the offset, then set to the time of day. Null when there is no date. */
function momentOf({ offset, time }: Config, value: unknown, zone: string): number | null {
  const read = readMoment(value, zone);
  if (read === null) return null;
  const move = offset?.direction === 'before' ? subtractDuration : addDuration;
  const moved = offset === undefined ? read.at : move(read.at, offset, zone);
  return time === undefined ? moved : atClock(zone, { epochDay: localDayOf(zone, moved), clock: time });
}

function sayDate(date: Config['date']): string {
  return date.kind === 'fixed'
    ? date.at.replace('T', ' ') || 'a date'
    : date.field.replace(/^(lead|entry)\./, '').replaceAll('_', ' ');
}

function sayNoField(field: string): string {
  return field === '' ? 'Choose the field that holds the date.' : `There is no field "${field}" to take a date from.`;
}

function sayMoment({ date, offset, time }: Config): string {
  const day = sayDate(date);
  const moved = offset === undefined ? day : `${sayDuration(offset)} ${offset.direction} ${day}`;
  return time === undefined ? moved : `${moved}, ${time}`;
}
