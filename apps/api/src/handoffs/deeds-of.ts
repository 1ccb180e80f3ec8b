import { event, handoff, type Database } from '@tendril/db';
import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Deed } from './reasons.ts';

/** The latest count; what a lead did long before says little to sales. */
const mostDeeds = 100;

/** What leads did until their hand-off was answered, the latest first, by hand-off; one query however many they are. */
export async function deedsOf(db: Database, handoffIds: readonly string[]): Promise<ReadonlyMap<string, Deed[]>> {
  if (handoffIds.length === 0) return new Map();
  const done = db
    .select({ name: event.name, properties: event.properties, at: event.receivedAt })
    .from(event)
    .where(and(eq(event.leadId, handoff.leadId), lte(event.receivedAt, sql`coalesce(${handoff.answeredAt}, now())`)))
    .orderBy(desc(event.receivedAt))
    .limit(mostDeeds)
    .as('done');
  const rows = await db
    .select({ id: handoff.id, name: done.name, properties: done.properties, at: done.at })
    .from(handoff)
    .innerJoinLateral(done, sql`true`)
    .where(inArray(handoff.id, [...handoffIds]));
  return Map.groupBy(rows, ({ id }) => id);
}
