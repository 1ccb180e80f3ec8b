import { event, journey, journeyRun, lead, type Database } from '@tendril/db';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';

/** A journey a lead is inside now. */
export interface InsideJourney {
  id: string;
  name: string;
  isHeld: boolean;
}

/** Where leads are now, and when something happened to them last. */
export interface NowOfLead {
  journeys: InsideJourney[];
  lastEventAt: Date | null;
}

/** The journeys and the last event of each of these leads, by id; one query however many they are. */
export async function nowOfLeads(db: Database, leadIds: readonly string[]): Promise<ReadonlyMap<string, NowOfLead>> {
  if (leadIds.length === 0) return new Map();
  const about = sql`json_build_object('id', ${journey.id}, 'name', ${journey.name}, 'isHeld', ${journeyRun.status} = 'held')`;
  const inside = db
    .select({
      journeys: sql<InsideJourney[]>`coalesce(json_agg(${about} order by ${journeyRun.enteredAt}), '[]')`.as(
        'journeys',
      ),
    })
    .from(journeyRun)
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .where(and(eq(journeyRun.leadId, lead.id), ne(journeyRun.status, 'ended')))
    .as('inside');
  const latest = db
    .select({ at: sql<Date | null>`max(${event.receivedAt})`.mapWith(event.receivedAt).as('at') })
    .from(event)
    .where(eq(event.leadId, lead.id))
    .as('latest');
  const rows = await db
    .select({ id: lead.id, journeys: inside.journeys, lastEventAt: latest.at })
    .from(lead)
    .innerJoinLateral(inside, sql`true`)
    .innerJoinLateral(latest, sql`true`)
    .where(inArray(lead.id, [...leadIds]));
  return new Map(rows.map(({ id, ...now }) => [id, now]));
}
