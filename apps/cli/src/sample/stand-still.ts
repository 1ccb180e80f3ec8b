import { event, handoff, journeyRun, journeyStep, message, reply, type Database } from '@tendril/db';
import { eq, ne, sql } from 'drizzle-orm';

/**
 * A day of the sample takes this many real ones: nobody is emailed the next day by itself, and every date still fits a
 * calendar. What a person does to a run, such as answering as the lead, is still heard at once.
 */
const slowness = 10_000;

/** Stops the clocks of the runs that are still under way, at `now`. */
export async function standStill(db: Database, now: Date): Promise<void> {
  const later = (at: typeof journeyRun.dueAt | typeof message.dueAt) =>
    sql`${now.toISOString()}::timestamptz + (${at} - ${now.toISOString()}::timestamptz) * ${slowness}::int`;
  await db
    .update(journeyRun)
    .set({
      clockStartedAt: now,
      clockSpeed: 1 / slowness,
      dueAt: later(journeyRun.dueAt),
      state: sql`jsonb_set(${journeyRun.state}, '{accelerated}', 'true')`,
    })
    .where(ne(journeyRun.status, 'ended'));
  await db
    .update(message)
    .set({ dueAt: later(message.dueAt) })
    .where(eq(message.state, 'queued'));
}

/** Dates what Postgres itself dated with the moment of the seeding. */
export async function datePast(db: Database): Promise<void> {
  const arrivedAt = sql`coalesce(
    (select ${journeyStep.arrivedAt} from ${journeyStep} where ${journeyStep.runId} = ${handoff.runId}
      and ${journeyStep.nodeId} = ${handoff.nodeId} and ${journeyStep.visit} = ${handoff.visit}),
    (select to_timestamp((${journeyRun.state} -> 'wait' ->> 'arrivedAt')::float8 / 1000) from ${journeyRun}
      where ${journeyRun.id} = ${handoff.runId}),
    ${handoff.openedAt})`;
  await db.update(handoff).set({ openedAt: arrivedAt });
  const heardAt = sql`coalesce((select ${event.receivedAt} from ${event}
    where ${event.leadId} = ${reply.leadId} and ${event.properties} ->> 'replyId' = ${reply.id}::text limit 1), ${reply.receivedAt})`;
  await db.update(reply).set({ receivedAt: heardAt });
}
