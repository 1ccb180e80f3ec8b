import { normaliseEmail } from '@tendril/leads';
import { z } from 'zod';
import { readJsonAs } from './read-file.ts';

const timeZoneSchema = z.string().refine(isTimeZone, 'This is no time zone. Write it as Europe/Amsterdam.');

const leadSchema = z.strictObject({
  email: z
    .string()
    .refine((email) => normaliseEmail(email) !== null, 'This is no email address.')
    .nullable()
    .default(null),
  fields: z.record(z.string(), z.unknown()).default({}),
  score: z.int().default(0),
  stage: z.string().min(1).default('lead'),
  tags: z.array(z.string()).default([]),
  timeZone: timeZoneSchema.nullable().default(null),
  /** Topic → given or withdrawn. */
  consents: z.record(z.string(), z.boolean()).default({}),
});
/** A lead as a file describes it. */
export type LeadFile = z.output<typeof leadSchema>;

/** Reads a lead; throws bad input that says what does not fit. */
export function readLead(path: string): Promise<LeadFile> {
  return readJsonAs(path, 'a lead', leadSchema);
}

/** Whether this is an IANA time zone that the machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
