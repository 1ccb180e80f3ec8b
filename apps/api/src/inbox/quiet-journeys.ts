import { journey, journeyRun } from '@tendril/db';
import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';

/** A live journey nobody has entered for days, though usually somebody does every day. */
export interface QuietJourney {
  id: string;
  name: string;
  lastEnteredAt: string;
  /** Entries a day in the four weeks before it went quiet. */
  usualPerDay: number;
}

const dayMs = 86_400_000;
const quietDays = 3;
const usualDays = 28;

/** Journeys that went quiet: a form may be broken, or its page gone. */
export async function listQuietJourneys({ engine: { db } }: ApiContext): Promise<QuietJourney[]> {
  const now = Date.now();
  const quietSince = new Date(now - quietDays * dayMs);
  const usualSince = new Date(now - (quietDays + usualDays) * dayMs);
  const rows = await db
    .select({
      id: journey.id,
      name: journey.name,
      lastEnteredAt: sql<Date>`max(${journeyRun.enteredAt})`.mapWith(journeyRun.enteredAt),
      usual: sql<number>`count(*)`.mapWith(Number),
    })
    .from(journey)
    .innerJoin(journeyRun, and(eq(journeyRun.journeyId, journey.id), gte(journeyRun.enteredAt, usualSince)))
    .where(and(eq(journey.status, 'live'), isNull(journey.rehearsalOf)))
    .groupBy(journey.id)
    .having(sql`max(${journeyRun.enteredAt}) < ${quietSince.toISOString()}::timestamptz and count(*) >= ${usualDays}`)
    .orderBy(asc(journey.name));
  return rows.map(({ lastEnteredAt, usual, ...row }) => ({
    ...row,
    lastEnteredAt: lastEnteredAt.toISOString(),
    usualPerDay: Math.round(usual / usualDays),
  }));
}
