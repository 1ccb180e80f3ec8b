import { conditionSchema } from '@tendril/condition';
import { z } from 'zod';

/** "09:30" on a 24-hour clock. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** ISO weekday: 1 is Monday, 7 is Sunday. */
const weekdaySchema = z.int().min(1).max(7);

export const timeWindowSchema = z.strictObject({
  days: z.array(weekdaySchema).min(1).max(7).meta({ title: 'Days' }),
  from: clockTimeSchema.meta({ title: 'From' }),
  to: clockTimeSchema.meta({ title: 'To' }),
});
export type TimeWindow = z.infer<typeof timeWindowSchema>;

export const durationSchema = z.strictObject({
  amount: z.number().positive().max(10_000),
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
});
export type Duration = z.infer<typeof durationSchema>;

/** A date, or a day of every year. */
const dayOffSchema = z
  .string()
  .regex(
    /^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    'Write a date as 2026-12-24, or as 12-24 for every year.',
  );

const reentrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }).meta({ title: 'Once' }),
  /** Again once the earlier run has ended, `days` after its end. */
  z
    .strictObject({
      kind: z.literal('afterEnd'),
      days: z.number().min(0).max(3_650).meta({ title: 'Days after the journey has ended' }),
    })
    .meta({ title: 'Again after the journey has ended' }),
  /** Any number at once, told apart by the entry key. */
  z.strictObject({ kind: z.literal('always') }).meta({ title: 'Any number of times, also at once' }),
]);

const goalSchema = z.strictObject({
  condition: conditionSchema.meta({ title: 'Reached when' }),
  /** Leave the journey, or only count and go on. */
  whenReached: z
    .enum(['leave', 'goOn'])
    .default('leave')
    .meta({
      title: 'Then the lead',
      words: { leave: 'Leaves the journey', goOn: 'Is counted and goes on' },
    }),
  withinDays: z
    .number()
    .positive()
    .max(3_650)
    .optional()
    .meta({ title: 'Within days', description: 'Later than this it is not counted. Empty: at any time.' }),
});

const exitConditionSchema = z.strictObject({
  condition: conditionSchema.meta({ title: 'The lead leaves when' }),
  reason: z.string().min(1).max(120).meta({ title: 'Reason', description: 'Leads who leave are counted by it.' }),
});

const frequencyCapSchema = z.strictObject({
  emails: z.int().min(1).max(100).meta({ title: 'At most so many emails' }),
  perDays: z.number().positive().max(365).meta({ title: 'In so many days' }),
});

/** Settings of a journey. Quiet hours, window and cap hold for marketing email, in the lead's own time zone. */
export const journeySettingsSchema = z
  .strictObject({
    reentry: reentrySchema.default({ kind: 'once' }).meta({ title: 'A lead may enter', section: 'entering' }),
    goal: goalSchema.optional().meta({ title: 'Goal', section: 'goal' }),
    exits: z.array(exitConditionSchema).max(20).default([]).meta({ title: 'Exit conditions', section: 'leaving' }),
    quietHours: z
      .strictObject({ from: clockTimeSchema.meta({ title: 'From' }), to: clockTimeSchema.meta({ title: 'To' }) })
      .optional()
      .meta({ title: 'Quiet hours', section: 'sending' }),
    sendWindow: timeWindowSchema.optional().meta({ title: 'Send window', section: 'sending' }),
    daysOff: z.array(dayOffSchema).max(200).default([]).meta({
      title: 'Days off',
      description: 'No marketing email leaves on these days: 2026-12-24, or 12-25 for every year.',
      section: 'sending',
    }),
    frequencyCap: frequencyCapSchema.optional().meta({ title: 'Cap on emails', section: 'sending' }),
    /** Used for leads whose zone is not known. */
    timeZone: z.string().max(64).default('UTC').meta({
      title: 'Time zone',
      description: 'For leads whose own is not known.',
      format: 'timeZone',
      section: 'sending',
    }),
  })
  .default({ reentry: { kind: 'once' }, exits: [], daysOff: [], timeZone: 'UTC' });
export type JourneySettings = z.infer<typeof journeySettingsSchema>;
