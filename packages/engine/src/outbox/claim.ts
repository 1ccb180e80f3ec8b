import { outbox, type Database, type OutboxLane } from '@tendril/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { sqlStateOf } from '../failure.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** How long a relay may take over a delivery before another one tries. */
const lease = sql`interval '15 seconds'`;
const longestDelayMs = 60_000;

/**
 * Takes up to `limit` due rows of a lane for this relay. A short transaction: the delivery itself happens outside of any. `now()`
 * rather than `clock_timestamp()`, which no index can be searched by: else each look reads every row put off for later.
 */
export async function claim(db: Database, lane: OutboxLane, limit: number): Promise<OutboxRow[]> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      sql`${outbox.lane} = ${lane} and ${outbox.dueAt} <= now() and (${outbox.claimedUntil} is null or ${outbox.claimedUntil} < now())`,
    )
    .orderBy(outbox.dueAt, outbox.id)
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(outbox)
    .set({ claimedUntil: sql`now() + ${lease}`, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, due))
    .returning();
}

/**
 * Strikes off what was delivered. A row that another relay claimed after our lease ran out is left to that one: given back, it
 * may stand for news that came after our look.
 */
export async function markDelivered(db: Database, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ours = sql.join(
    rows.map(({ id, attempts }) => sql`(${id}::bigint, ${attempts}::integer)`),
    sql`, `,
  );
  await db.delete(outbox).where(sql`(${outbox.id}, ${outbox.attempts}) in (${ours})`);
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
        dueAt: sql`now() + ${delayMs} * interval '1 millisecond'`,
      })
      .where(isStillOurs(row));
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error;
    await db.delete(outbox).where(isStillOurs(row));
  }
}

/** Every claim counts as an attempt, so the number tells whose claim the row is under. */
function isStillOurs(row: OutboxRow) {
  return and(eq(outbox.id, row.id), eq(outbox.attempts, row.attempts));
}
