import { journey, journeyVersion } from '@tendril/db';
import { emailContentSchema, type EmailContentConfig } from '@tendril/journey';
import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

export const emailContentAskedSchema = z.strictObject({ journeyId: z.uuid(), stepId: z.string().min(1).max(200) });

/** What an email of any journey says, to be taken over into another: as drafted, else as it is live. Throws `not_found`. */
export async function emailContent(
  { engine: { db } }: ApiContext,
  { journeyId, stepId }: z.output<typeof emailContentAskedSchema>,
): Promise<EmailContentConfig> {
  const path = 'lax $.nodes[*] ? (@.id == $id && @.kind == "email").config.content';
  const names = JSON.stringify({ id: stepId });
  const [row] = await db
    .select({
      drafted: sql<unknown>`jsonb_path_query_first(${journey.draft}, ${path}::jsonpath, ${names}::jsonb)`,
      live: sql<unknown>`jsonb_path_query_first(${journeyVersion.graph}, ${path}::jsonpath, ${names}::jsonb)`,
    })
    .from(journey)
    .leftJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
    .where(and(eq(journey.id, journeyId), ne(journey.status, 'archived')));
  const content = emailContentSchema.safeParse(row?.drafted ?? row?.live);
  if (!content.success) throw new AppError('not_found', 'This email is gone, or is not finished yet.');
  return content.data;
}
