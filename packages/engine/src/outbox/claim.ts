import { outbox, type Database, type OutboxLane } from '@tendril/db';
import { eq, inArray, sql } from 'drizzle-orm';
import { sqlStateOf } from '../failure.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** How long a relay may take over a delivery before another one tries. */
const lease = sql`interval '30 seconds'`;
const longestDelayMs = 60_000;

/** Takes up to `limit` due rows of a lane for this relay. A short transaction: the delivery itself happens outside of any. */
export async function claim(db: Database, lane: OutboxLane, limit: number): Promise<OutboxRow[]> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      sql`${outbox.lane} = ${lane} and ${outbox.dueAt} <= clock_timestamp() and (${outbox.claimedUntil} is null or ${outbox.claimedUntil} < clock_timestamp())`,
    )
    .orderBy(outbox.dueAt, outbox.id)
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(outbox)
    .set({ claimedUntil: sql`clock_timestamp() + ${lease}`, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, due))
    .returning();
}

export async function markDelivered(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.delete(outbox).where(inArray(outbox.id, [...ids]));
}

/** Gives a row back for later. A ring for which a fresh one is already waiting is not needed any more. */
export async function markFailed(db: Database, row: OutboxRow, code: string): Promise<void> {
  const delayMs = Math.min(longestDelayMs, 250 * 2 ** row.attempts);
  try {
    await db
      .update(outbox)
      .set({
        claimedUntil: null,
        lastError: code,
        dueAt: sql`clock_timestamp() + ${delayMs} * interval '1 millisecond'`,
      })
      .where(eq(outbox.id, row.id));
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error;
    await db.delete(outbox).where(eq(outbox.id, row.id));
  }
}
