import { journeyRun } from '@tendril/db';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { journeyIdSchema } from './journey-id.ts';

/** Leads at a step now, and how many of them are held. */
export interface Standing {
  here: number;
  held: number;
}

/** Who stands where in a journey now, by step; steps with nobody are left out. */
export async function standingIn(
  { engine: { db } }: ApiContext,
  { id }: z.output<typeof journeyIdSchema>,
): Promise<Record<string, Standing>> {
  const rows = await db
    .select({
      nodeId: journeyRun.nodeId,
      here: sql<number>`count(*)`.mapWith(Number),
      held: sql<number>`count(*) filter (where ${journeyRun.status} = 'held')`.mapWith(Number),
    })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, id), ne(journeyRun.status, 'ended')))
    .groupBy(journeyRun.nodeId);
  return Object.fromEntries(rows.map(({ nodeId, here, held }) => [nodeId, { here, held }]));
}
