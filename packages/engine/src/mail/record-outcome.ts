import { mailBatch, type Transaction } from '@tendril/db';
import type { BatchOutcome } from '@tendril/email';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { repeatLimitMs, type ClaimedBatch } from './claim-batch.ts';
import { closeBatch } from './close-batch.ts';
import { lockBatch, type LockedBatch } from './locked-batch.ts';
import { blockTransport } from './mail-bucket.ts';
import { mailMoment } from './mail-moment.ts';
import { refuseBatch } from './refuse-batch.ts';
import { settleMails } from './settle-mails.ts';
import { unsealMails } from './unseal-mails.ts';

type Outcome<Kind extends BatchOutcome['kind']> = Extract<BatchOutcome, { kind: Kind }>;

/** Writes down what a call came to, in one transaction, and tells the runs that wait for it. */
export async function recordOutcome(engine: Engine, of: { batch: ClaimedBatch; outcome: BatchOutcome }): Promise<void> {
  const { batch, outcome } = of;
  await inTransaction(engine, async (tx) => {
    const locked = await lockBatch(tx, engine, batch.id);
    if (locked === undefined) return;
    if (outcome.kind === 'accepted') return accept(tx, engine, { batch, locked, outcome });
    // After our lease somebody else may have sent it: what that call says counts, and ours might undo it.
    if (locked.row.state !== 'sealed' || locked.row.attempts !== batch.attempt) return;
    if (outcome.kind === 'refused') return refuseBatch(tx, engine, { locked, outcome });
    if (outcome.kind === 'perhaps' || batch.mayHaveLeft) return repeatLater(tx, { batch, locked, outcome });
    return unsealLater(tx, { batch, locked, outcome });
  });
  engine.wakeRelays();
}

async function accept(
  tx: Transaction,
  engine: Engine,
  of: { batch: ClaimedBatch; locked: LockedBatch; outcome: Outcome<'accepted'> },
): Promise<void> {
  const { batch, locked, outcome } = of;
  const { leads, row } = locked;
  if (row.state !== 'sealed' && row.state !== 'unknown')
    return engine.log('error', 'mail_accepted_twice', { batchId: batch.id });
  const providerIds = new Map(
    batch.sealed.mails.map(({ messageId }, index) => [messageId, outcome.providerIds[index] ?? null]),
  );
  await settleMails(tx, engine, {
    leads,
    settlements: locked.open.map(({ mail, clock }) => ({
      mail,
      state: 'accepted',
      providerId: providerIds.get(mail.id) ?? null,
      leftAt: new Date(mailMoment(clock, { sendAfter: mail.sendAfter, nowMs: leads.now })),
    })),
  });
  await closeBatch(tx, { batchId: batch.id, state: 'accepted', lastError: null });
}

/**
 * Nobody knows whether the mails left: the same bytes go out again under the same key. That holds for a definite "not now" as
 * well when an earlier call is in doubt, because it is said before the key is looked at and tells nothing about that call.
 */
async function repeatLater(
  tx: Transaction,
  of: { batch: ClaimedBatch; locked: LockedBatch; outcome: Outcome<'perhaps' | 'later'> },
): Promise<void> {
  const { batch, locked, outcome } = of;
  const { now } = locked.leads;
  const delayMs = Math.max(outcome.retryAfterMs ?? 0, backoffMs(batch.attempt));
  const dueMs = Math.min(now + delayMs, batch.firstTriedAtMs + repeatLimitMs);
  await tx
    .update(mailBatch)
    .set({ dueAt: new Date(dueMs), claimedUntil: null, lastError: outcome.code })
    .where(eq(mailBatch.id, batch.id));
  if (outcome.retryAfterMs !== undefined) await blockTransport(tx, batch.transport, now + outcome.retryAfterMs);
}

/** Nothing has left: the mails are queued again, to be checked and rendered anew when the provider takes calls. */
async function unsealLater(
  tx: Transaction,
  of: { batch: ClaimedBatch; locked: LockedBatch; outcome: Outcome<'later'> },
): Promise<void> {
  const { batch, locked, outcome } = of;
  const dueAtMs = locked.leads.now + outcome.retryAfterMs;
  await unsealMails(tx, { mails: locked.open.map(({ mail }) => mail), dueAtMs, reason: outcome.code });
  await closeBatch(tx, { batchId: locked.row.id, state: 'refused', lastError: outcome.code });
  await blockTransport(tx, batch.transport, dueAtMs);
}

/** Gives up on a batch of which nobody knows whether it left. Its mails are never sent again by themselves. */
export async function settleUnknown(engine: Engine, batchId: string): Promise<void> {
  await inTransaction(engine, async (tx) => {
    const locked = await lockBatch(tx, engine, batchId);
    if (locked?.row.state !== 'sealed') return;
    const { leads, open } = locked;
    await settleMails(tx, engine, {
      leads,
      settlements: open.map(({ mail }) => ({ mail, state: 'unknown', reason: 'no_answer' })),
    });
    await closeBatch(tx, { batchId, state: 'unknown', lastError: 'no_answer' });
  });
  engine.log('error', 'mail_unknown', { batchId });
  engine.wakeRelays();
}

/** 2 s, 4 s, 8 s … at most 5 minutes. */
function backoffMs(attempt: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.min(attempt, 9));
}
