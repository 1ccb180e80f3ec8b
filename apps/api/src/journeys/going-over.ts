import { journeyMigration } from '@tendril/db';
import { stopMigration } from '@tendril/engine';
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { journeyIdSchema } from './journey-id.ts';

/** People going over to a newer version, or who have. */
export interface GoingOver {
  id: string;
  state: 'running' | 'stopped' | 'done';
  /** People inside when it began, and what became of those looked at so far. */
  total: number;
  moved: number;
  redirected: number;
  ended: number;
  stayed: number;
  failed: number;
}

/** The latest time people of a journey went over to another version; null when they never did. */
export async function goingOver(
  { engine }: ApiContext,
  { id }: z.output<typeof journeyIdSchema>,
): Promise<GoingOver | null> {
  const [row] = await engine.db
    .select()
    .from(journeyMigration)
    .where(eq(journeyMigration.journeyId, id))
    .orderBy(desc(journeyMigration.createdAt))
    .limit(1);
  if (row === undefined) return null;
  const { state, total, moved, redirected, ended, stayed, failed } = row;
  return { id: row.id, state, total, moved, redirected, ended, stayed, failed };
}

export const stopGoingOverSchema = z.strictObject({ id: z.uuid() });

/** Stops it between two people; who has gone over stays on the newer version. False when nothing is under way. */
export async function stopGoingOver(
  { engine }: ApiContext,
  { id }: z.output<typeof stopGoingOverSchema>,
): Promise<boolean> {
  return stopMigration(engine, id);
}
