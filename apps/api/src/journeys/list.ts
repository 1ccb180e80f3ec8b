import { journey, journeyRun, journeyVersion, type Database, type JourneyStatus } from '@tendril/db';
import { and, asc, eq, gte, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { hasChanges } from './has-changes.ts';

export interface JourneyInList {
  id: string;
  name: string;
  status: JourneyStatus;
  /** Number of the version that new leads enter; null when none was published. */
  liveVersion: number | null;
  /** Whether leads would notice if the draft were published. */
  hasUnpublishedChanges: boolean;
  /** Leads inside now, and how many of them are held. */
  inside: number;
  held: number;
  /** Entries of the last seven days. */
  entered7d: number;
  updatedAt: string;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Those in use, unless asked for the archived ones. */
export const journeyListSchema = z
  .strictObject({ isArchived: z.boolean().default(false) })
  .default({ isArchived: false });

/** All journeys by name: those in use, or those in the archive. */
export async function listJourneys(
  { engine: { db } }: ApiContext,
  { isArchived }: z.output<typeof journeyListSchema>,
): Promise<JourneyInList[]> {
  const open = openRuns(db);
  const entered = enteredSince(db, new Date(Date.now() - weekMs));
  // Most drafts are what is live; only the others are worth carrying here.
  const isOther = sql`${journeyVersion.graph} is not null and ${journey.draft} is distinct from ${journeyVersion.graph}`;
  const rows = await db
    .select({
      id: journey.id,
      name: journey.name,
      status: journey.status,
      updatedAt: journey.updatedAt,
      liveVersion: journeyVersion.number,
      draft: sql<unknown>`case when ${isOther} then ${journey.draft} end`,
      live: sql<unknown>`case when ${isOther} then ${journeyVersion.graph} end`,
      inside: open.inside,
      held: open.held,
      entered7d: entered.amount,
    })
    .from(journey)
    .leftJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
    .leftJoin(open, eq(open.journeyId, journey.id))
    .leftJoin(entered, eq(entered.journeyId, journey.id))
    .where(and((isArchived ? eq : ne)(journey.status, 'archived'), isNull(journey.rehearsalOf)))
    .orderBy(asc(journey.name), asc(journey.id));
  return rows.map(({ draft, live, updatedAt, ...row }) => ({
    ...row,
    hasUnpublishedChanges: live !== null && hasChanges({ draft, live }),
    inside: row.inside ?? 0,
    held: row.held ?? 0,
    entered7d: row.entered7d ?? 0,
    updatedAt: updatedAt.toISOString(),
  }));
}

function openRuns(db: Database) {
  return db
    .select({
      journeyId: journeyRun.journeyId,
      inside: sql<number>`count(*)`.mapWith(Number).as('inside'),
      held: sql<number>`count(*) filter (where ${journeyRun.status} = 'held')`.mapWith(Number).as('held'),
    })
    .from(journeyRun)
    .where(ne(journeyRun.status, 'ended'))
    .groupBy(journeyRun.journeyId)
    .as('open');
}

function enteredSince(db: Database, since: Date) {
  return db
    .select({ journeyId: journeyRun.journeyId, amount: sql<number>`count(*)`.mapWith(Number).as('amount') })
    .from(journeyRun)
    .where(gte(journeyRun.enteredAt, since))
    .groupBy(journeyRun.journeyId)
    .as('entered');
}
