import { message, type Transaction } from '@tendril/db';
import type { BatchOutcome, SealedMail } from '@tendril/email';
import { and, eq, inArray } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { closeBatch } from './close-batch.ts';
import { sealedMails, type LockedBatch } from './locked-batch.ts';
import { insertBatch } from './seal-batch.ts';
import { settleMails } from './settle-mails.ts';
import { unsealMails } from './unseal-mails.ts';

type Refusal = Extract<BatchOutcome, { kind: 'refused' }>;

/**
 * A provider that had accepted these bytes under this key would have answered the same again: that is what repeating rests on,
 * and by the same promise a refusal is definite even after calls in doubt. Mails it names are refused and the others queued
 * anew; when it names none, halves find the one at fault.
 */
export async function refuseBatch(
  tx: Transaction,
  engine: Engine,
  of: { locked: LockedBatch; outcome: Refusal },
): Promise<void> {
  const { locked, outcome } = of;
  const { leads, open, row } = locked;
  if (outcome.code === 'invalid_idempotent_request') return leaveInDoubt(tx, engine, of);
  const named = new Set((outcome.perMail ?? []).map(({ messageId }) => messageId));
  const mails = open.map(({ mail }) => mail);
  const sealed = sealedMails(locked);
  if (sealed.length > 1 && named.size === 0) return halve(tx, { locked, sealed, code: outcome.code });
  const atFault = mails.filter(({ id }) => sealed.length === 1 || named.has(id));
  const others = mails.filter((mail) => !atFault.includes(mail));
  await settleMails(tx, engine, {
    leads,
    settlements: atFault.map((mail) => ({ mail, state: 'refused', reason: outcome.code })),
  });
  await unsealMails(tx, { mails: others, dueAtMs: leads.now, reason: outcome.code });
  await closeBatch(tx, { batchId: row.id, state: 'refused', lastError: outcome.code });
}

/** Two batches of the same bytes under keys of their own. */
async function halve(
  tx: Transaction,
  of: { locked: LockedBatch; sealed: readonly SealedMail[]; code: string },
): Promise<void> {
  const { locked, sealed, code } = of;
  const openIds = new Set(locked.open.map(({ mail }) => mail.id));
  const still = sealed.filter(({ messageId }) => openIds.has(messageId));
  const middle = Math.ceil(still.length / 2);
  await closeBatch(tx, { batchId: locked.row.id, state: 'refused', lastError: code });
  for (const half of [still.slice(0, middle), still.slice(middle)]) {
    if (half.length === 0) continue;
    const batchId = await insertBatch(tx, { mails: half, transport: locked.row.transport, nowMs: locked.leads.now });
    const ids = half.map(({ messageId }) => messageId);
    await tx
      .update(message)
      .set({ batchId })
      .where(and(inArray(message.id, ids), eq(message.state, 'sealed')));
  }
}

/** Other bytes were sent under this key before and may have left: a fault of ours that must be seen. Never sealed again. */
async function leaveInDoubt(
  tx: Transaction,
  engine: Engine,
  of: { locked: LockedBatch; outcome: Refusal },
): Promise<void> {
  const { leads, open, row } = of.locked;
  engine.log('error', 'mail_key_reused', { batchId: row.id });
  await settleMails(tx, engine, {
    leads,
    settlements: open.map(({ mail }) => ({ mail, state: 'unknown', reason: of.outcome.code })),
  });
  await closeBatch(tx, { batchId: row.id, state: 'unknown', lastError: of.outcome.code });
}
