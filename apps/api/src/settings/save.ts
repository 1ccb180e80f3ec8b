import { workspace } from '@tendril/db';
import { isMailAddress } from '@tendril/email';
import { isTimeZone } from '@tendril/journey';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { getSettings, type WorkspaceInSettings } from './get.ts';

const textOf = (message: string, most = 200) =>
  z.string().trim().min(1, message).max(most, `This is too long: at most ${most} characters.`);

export const settingsSchema = z.strictObject({
  name: textOf('Give the workspace a name.'),
  senderName: textOf('Say whom emails come from.'),
  senderAddress: z.string().trim().refine(isMailAddress, 'This is not an email address.'),
  postalAddress: textOf('Give a postal address: marketing emails have to name one.', 500),
  timeZone: z.string().refine(isTimeZone, 'This is not a time zone.'),
  tracksClicks: z.boolean(),
});

/** Sets up the workspace, or changes it. Emails that are sealed already keep what they say. */
export async function saveSettings(
  context: ApiContext,
  input: z.output<typeof settingsSchema>,
): Promise<WorkspaceInSettings> {
  const { name, timeZone, ...sender } = input;
  await context.engine.db
    .insert(workspace)
    .values({ name, timeZone, settings: { ...sender, tracksOpens: false } })
    .onConflictDoUpdate({
      target: workspace.id,
      // What this page does not show stays as it is.
      set: { name, timeZone, settings: sql`${workspace.settings} || ${JSON.stringify(sender)}::jsonb` },
    });
  return getSettings(context);
}
