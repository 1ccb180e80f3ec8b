import { journey, journeyRun, journeyVersion, type JourneyStatus } from '@tendril/db';
import { asc, eq, ne, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';

export interface JourneyInList {
  id: string;
  name: string;
  status: JourneyStatus;
  /** Number of the version that new leads enter; null when none was published. */
  liveVersion: number | null;
  /** Leads inside now, and how many of them are held. */
  inside: number;
  held: number;
}

/** All journeys by name. */
export async function listJourneys({ engine: { db } }: ApiContext): Promise<JourneyInList[]> {
  const open = db
    .select({
      journeyId: journeyRun.journeyId,
      inside: sql<number>`count(*)`.mapWith(Number).as('inside'),
      held: sql<number>`count(*) filter (where ${journeyRun.status} = 'held')`.mapWith(Number).as('held'),
    })
    .from(journeyRun)
    .where(ne(journeyRun.status, 'ended'))
    .groupBy(journeyRun.journeyId)
    .as('open');
  const rows = await db
    .select({
      id: journey.id,
      name: journey.name,
      status: journey.status,
      liveVersion: journeyVersion.number,
      inside: open.inside,
      held: open.held,
    })
    .from(journey)
    .leftJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
    .leftJoin(open, eq(open.journeyId, journey.id))
    .orderBy(asc(journey.name), asc(journey.id));
  return rows.map((row) => ({ ...row, inside: row.inside ?? 0, held: row.held ?? 0 }));
}
