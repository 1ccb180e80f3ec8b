import { handoff } from '@tendril/db';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { readStory } from '../leads/read-story.ts';
import { runOfLead, type RunOfLead } from '../leads/run-of-lead.ts';

export const handoffIdSchema = z.strictObject({ id: z.uuid() });

/** The way the lead took through the journey that handed it over. Throws `not_found`. */
export async function waySoFar(
  { engine: { db } }: ApiContext,
  { id }: z.output<typeof handoffIdSchema>,
): Promise<RunOfLead> {
  const [of] = await db
    .select({ leadId: handoff.leadId, runId: handoff.runId })
    .from(handoff)
    .where(eq(handoff.id, id));
  const story = of === undefined ? undefined : await readStory(db, of.leadId);
  const run = story?.runs.get(of?.runId ?? '');
  if (story === undefined || run === undefined) throw new AppError('not_found', 'There is no such hand-off.');
  return runOfLead(run, { mails: story.mails, parts: [] });
}
