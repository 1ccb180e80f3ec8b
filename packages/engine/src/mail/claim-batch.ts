import { mailBatch, type Transaction } from '@tendril/db';
import type { MailTransport, SealedBatch, SealedMail } from '@tendril/email';
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { readClock } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { takeToken } from './mail-bucket.ts';
import { transportOf } from './transport-of.ts';
import { loadWorkspace } from './workspace-settings.ts';

/** A batch this process may send now, and nobody else until the lease is over. */
export interface ClaimedBatch {
  id: string;
  sealed: SealedBatch;
  /** Counts the calls; a later claim makes an earlier one's doubtful outcome worthless. */
  attempt: number;
  /** An earlier call ended without a definite outcome, or nobody lived to write it down. */
  mayHaveLeft: boolean;
  /** The moment of the first call (epoch ms). */
  firstTriedAtMs: number;
  /** The way out it was claimed for. */
  transport: MailTransport;
}

export type Claim =
  | { kind: 'claimed'; batch: ClaimedBatch }
  /** A batch is due, but no call is allowed before `untilMs` (epoch ms). */
  | { kind: 'wait'; untilMs: number }
  /** Its time for repeating is over: what became of it is not known and it is never sent again. */
  | { kind: 'expired'; batchId: string }
  | { kind: 'nothing_due' };

/** Longer than any call: `callLimitMs` ends one before its lease is over. */
const leaseMs = 60_000;
export const callLimitMs = 45_000;
/** Providers forget keys after 24 hours; a repeated call after that would be a second mail. */
export const repeatLimitMs = 20 * 3_600_000;

/**
 * Claims a sealed batch that is due: this one, or the one that waits for longest. Commits the time of the first call before the
 * call is made, so that a process that dies in between leaves the doubt written down.
 */
export async function claimBatch(engine: Engine, batchId?: string): Promise<Claim> {
  return inTransaction(engine, async (tx) => {
    const workspace = await loadWorkspace(tx);
    if (workspace?.isMailHeld !== false) return { kind: 'nothing_due' };
    const nowMs = await readClock(tx, engine);
    const transport = transportOf(engine, workspace.settings);
    const batch = await lockDueBatch(tx, { nowMs, batchId, transport: transport.name });
    if (batch === undefined) return { kind: 'nothing_due' };
    const firstTriedAtMs = batch.firstTriedAt?.getTime() ?? nowMs;
    if (nowMs - firstTriedAtMs >= repeatLimitMs) return { kind: 'expired', batchId: batch.id };
    const untilMs = await takeToken(tx, transport, nowMs);
    if (untilMs !== null) return { kind: 'wait', untilMs };
    const attempt = batch.attempts + 1;
    await tx
      .update(mailBatch)
      .set({
        transport: transport.name,
        claimedUntil: new Date(nowMs + leaseMs),
        attempts: attempt,
        firstTriedAt: new Date(firstTriedAtMs),
      })
      .where(eq(mailBatch.id, batch.id));
    // Safe because only sealBatch and halving write mails, and a sealed batch always has them.
    const mails = batch.mails as SealedMail[];
    const mayHaveLeft = batch.firstTriedAt !== null;
    return {
      kind: 'claimed',
      batch: { id: batch.id, sealed: { key: batch.key, mails }, attempt, mayHaveLeft, firstTriedAtMs, transport },
    };
  });
}

async function lockDueBatch(
  tx: Transaction,
  of: { nowMs: number; batchId: string | undefined; transport: string },
): Promise<typeof mailBatch.$inferSelect | undefined> {
  const now = new Date(of.nowMs);
  const [batch] = await tx
    .select()
    .from(mailBatch)
    .where(
      and(
        eq(mailBatch.state, 'sealed'),
        lte(mailBatch.dueAt, now),
        or(isNull(mailBatch.claimedUntil), lte(mailBatch.claimedUntil, now)),
        // What another transport may have sent is its to repeat, until it may not be repeated any more.
        or(
          eq(mailBatch.transport, of.transport),
          isNull(mailBatch.firstTriedAt),
          lte(mailBatch.firstTriedAt, new Date(of.nowMs - repeatLimitMs)),
        ),
        of.batchId === undefined ? sql`true` : eq(mailBatch.id, of.batchId),
      ),
    )
    .orderBy(asc(mailBatch.dueAt))
    .limit(1)
    .for('update', { skipLocked: true });
  return batch;
}
