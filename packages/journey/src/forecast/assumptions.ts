import { z } from 'zod';

const shareSchema = z.number().min(0).max(1);
const sharesSchema = z.record(z.string().max(100), shareSchema);
const hoursSchema = z.number().min(0).max(10_000);

/** What a forecast takes for granted about people. Every number stands beside the result and can be changed. */
export const assumptionsSchema = z.strictObject({
  /** Of the emails that leave, how many are opened, clicked, answered, and bring an unsubscribe. */
  opens: shareSchema.default(0.35),
  clicks: shareSchema.default(0.06),
  replies: shareSchema.default(0.04),
  unsubscribes: shareSchema.default(0.003),
  /** What replies mean, as shares that need not add up to one: the rest means something else. */
  meanings: sharesSchema.default({ interested: 0.3, question: 0.2, not_now: 0.2, not_interested: 0.2 }),
  /** How long people take on average before they react to an email. */
  reactionHours: hoursSchema.default(18),
  /** Of the leads who wait for an event of that name, how many do it, and after how long on average. */
  events: sharesSchema.default({}),
  eventHours: hoursSchema.default(48),
  /** What sales answers; the rest does not answer in time. */
  sales: sharesSchema.default({ accepted: 0.6, notNow: 0.15, rejected: 0.1 }),
  salesHours: hoursSchema.default(4),
  /** How custom activities end, by kind of activity; the first outcome where nothing is said. */
  activities: z.record(z.string().max(100), sharesSchema).default({}),
});
export type Assumptions = z.output<typeof assumptionsSchema>;
