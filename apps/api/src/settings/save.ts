import { workspace } from '@tendril/db';
import { isMailAddress } from '@tendril/email';
import { isTimeZone } from '@tendril/journey';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { getSettings, type WorkspaceInSettings } from './get.ts';

const textOf = (message: string, most = 200) =>
  z.string().trim().min(1, message).max(most, `This is too long: at most ${most} characters.`);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Say a time, such as 21:00.');

export const settingsSchema = z.strictObject({
  name: textOf('Give the workspace a name.'),
  senderName: textOf('Say whom emails come from.'),
  senderAddress: z.string().trim().refine(isMailAddress, 'This is not an email address.'),
  postalAddress: textOf('Give a postal address: marketing emails have to name one.', 500),
  timeZone: z.string().refine(isTimeZone, 'This is not a time zone.'),
  tracksClicks: z.boolean(),
  replyDomain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^(?=.{4,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/,
      'This is not a domain, such as replies.example.com.',
    )
    .nullable(),
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: 'These hours begin and end at the same time.' })
    .nullable(),
});

/** Sets up the workspace, or changes it. Emails that are sealed already keep what they say. */
export async function saveSettings(
  context: ApiContext,
  input: z.output<typeof settingsSchema>,
): Promise<WorkspaceInSettings> {
  const { name, timeZone, replyDomain, quietHours, ...sender } = input;
  const changed = { ...sender, replyDomain, quietHours };
  await context.engine.db
    .insert(workspace)
    .values({
      name,
      timeZone,
      settings: sql`jsonb_strip_nulls(${JSON.stringify({ ...changed, tracksOpens: false })}::jsonb)`,
    })
    .onConflictDoUpdate({
      target: workspace.id,
      // What this page does not show stays as it is.
      set: {
        name,
        timeZone,
        settings: sql`jsonb_strip_nulls(${workspace.settings} || ${JSON.stringify(changed)}::jsonb)`,
      },
    });
  return getSettings(context);
}
