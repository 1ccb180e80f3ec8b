import { journey } from '@tendril/db';
import { changeOf } from '@tendril/engine';
import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { journeyNameSchema, noSuchJourney } from './journey-id.ts';

export const renameSchema = z.strictObject({ id: z.uuid(), name: journeyNameSchema });

/**
 * Gives a journey another name. The name is part of the draft: who has it open is told as of any other change. Throws
 * `not_found`.
 */
export async function renameJourney(
  { engine }: ApiContext,
  { id, name }: z.output<typeof renameSchema>,
): Promise<{ revision: number }> {
  const [renamed] = await engine.db
    .update(journey)
    .set({
      name,
      draft: sql`jsonb_set(${journey.draft}, '{name}', ${JSON.stringify(name)}::jsonb)`,
      revision: sql`${journey.revision} + 1`,
      updatedAt: new Date(),
    })
    .where(and(eq(journey.id, id), ne(journey.status, 'archived')))
    .returning({ revision: journey.revision });
  if (renamed === undefined) throw noSuchJourney();
  engine.tellChange(changeOf('journeys'));
  return renamed;
}
