import { conditionSchema } from '@tendril/condition';
import { z } from 'zod';

/** "09:30" on a 24-hour clock. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** ISO weekday: 1 is Monday, 7 is Sunday. */
const weekdaySchema = z.int().min(1).max(7);

export const timeWindowSchema = z.strictObject({
  days: z.array(weekdaySchema).min(1).max(7),
  from: clockTimeSchema,
  to: clockTimeSchema,
});
export type TimeWindow = z.infer<typeof timeWindowSchema>;

export const durationSchema = z.strictObject({
  amount: z.number().positive().max(10_000),
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
});
export type Duration = z.infer<typeof durationSchema>;

/** A date, or a day of every year. */
const dayOffSchema = z.union([
  z.iso.date(),
  z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Write a date as 2026-12-24, or as 12-24 for every year.'),
]);

const reentrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }),
  /** Again once the earlier run has ended, `days` after its end. */
  z.strictObject({ kind: z.literal('afterEnd'), days: z.number().min(0).max(3_650) }),
  /** Any number at once, told apart by the entry key. */
  z.strictObject({ kind: z.literal('always') }),
]);

const goalSchema = z.strictObject({
  condition: conditionSchema,
  /** Leave the journey, or only count and go on. */
  whenReached: z.enum(['leave', 'goOn']).default('leave'),
  withinDays: z.number().positive().max(3_650).optional(),
});

const exitConditionSchema = z.strictObject({ condition: conditionSchema, reason: z.string().min(1).max(120) });

const frequencyCapSchema = z.strictObject({
  emails: z.int().min(1).max(100),
  perDays: z.number().positive().max(365),
});

/** Settings of a journey. Quiet hours, window and cap hold for marketing email, in the lead's own time zone. */
export const journeySettingsSchema = z
  .strictObject({
    reentry: reentrySchema.default({ kind: 'once' }),
    goal: goalSchema.optional(),
    exits: z.array(exitConditionSchema).max(20).default([]),
    quietHours: z.strictObject({ from: clockTimeSchema, to: clockTimeSchema }).optional(),
    sendWindow: timeWindowSchema.optional(),
    /** No marketing email leaves on these days, and no window opens. */
    daysOff: z.array(dayOffSchema).max(200).default([]),
    frequencyCap: frequencyCapSchema.optional(),
    /** Used for leads whose zone is not known. */
    timeZone: z.string().max(64).default('UTC'),
  })
  .default({ reentry: { kind: 'once' }, exits: [], daysOff: [], timeZone: 'UTC' });
export type JourneySettings = z.infer<typeof journeySettingsSchema>;
