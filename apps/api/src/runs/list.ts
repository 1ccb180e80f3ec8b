import { journey, journeyRun, lead, type RunStatus } from '@tendril/db';
import { and, desc, eq, lt, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';

// Not strict: a list that is read on adds which way it goes.
export const runListSchema = z.object({
  journeyId: z.uuid().optional(),
  /** The last run of the page before. */
  cursor: z.uuid().nullish(),
  limit: z.int().min(1).max(200).default(50),
});

export interface RunInList {
  id: string;
  journeyId: string;
  journeyName: string;
  leadId: string;
  email: string | null;
  status: RunStatus;
  /** The step it stands at. */
  nodeId: string;
  enteredAt: string;
  dueAt: string | null;
  heldReason: string | null;
  endReason: string | null;
}

/** Runs, latest first (their ids grow with time), and where the next page begins. */
export async function listRuns(
  { engine: { db } }: ApiContext,
  { journeyId, cursor, limit }: z.output<typeof runListSchema>,
): Promise<{ runs: RunInList[]; nextCursor: string | null }> {
  const rows = await db
    .select({
      id: journeyRun.id,
      journeyId: journeyRun.journeyId,
      journeyName: journey.name,
      leadId: journeyRun.leadId,
      email: lead.email,
      status: journeyRun.status,
      nodeId: journeyRun.nodeId,
      enteredAt: journeyRun.enteredAt,
      dueAt: journeyRun.dueAt,
      heldReason: journeyRun.heldReason,
      endReason: journeyRun.endReason,
    })
    .from(journeyRun)
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .where(
      and(
        ne(journeyRun.source, 'rehearsal'),
        journeyId === undefined ? undefined : eq(journeyRun.journeyId, journeyId),
        cursor ? lt(journeyRun.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(journeyRun.id))
    .limit(limit + 1);
  const runs = rows.slice(0, limit).map((row) => ({
    ...row,
    enteredAt: row.enteredAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
  }));
  return { runs, nextCursor: rows.length > limit ? (runs.at(-1)?.id ?? null) : null };
}
