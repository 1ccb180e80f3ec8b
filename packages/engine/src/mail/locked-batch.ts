import { journeyRun, mailBatch, message, type Transaction } from '@tendril/db';
import type { SealedMail } from '@tendril/email';
import { and, eq, inArray } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLeads, type LockedLeads } from '../lead/lock-lead.ts';
import { clockOf, type RunClock } from '../time/run-clock.ts';
import type { LedgerRow } from './ledger-row.ts';

/** A batch with its members, all locked, leads first. */
export interface LockedBatch {
  row: typeof mailBatch.$inferSelect;
  leads: LockedLeads;
  /** Those of its mails that nobody has settled in the meantime, in no order. */
  open: { mail: LedgerRow; clock: RunClock | null }[];
}

/** Locks a batch and its open mails. Undefined when there is no such batch. */
export async function lockBatch(tx: Transaction, engine: Engine, batchId: string): Promise<LockedBatch | undefined> {
  const members = await tx.select({ leadId: message.leadId }).from(message).where(eq(message.batchId, batchId));
  const leads = await lockLeads(
    tx,
    engine,
    members.map(({ leadId }) => leadId),
  );
  const [row] = await tx.select().from(mailBatch).where(eq(mailBatch.id, batchId)).for('update');
  if (row === undefined) return undefined;
  const open = await tx
    .select({ mail: message, clockStartedAt: journeyRun.clockStartedAt, clockSpeed: journeyRun.clockSpeed })
    .from(message)
    .innerJoin(journeyRun, eq(journeyRun.id, message.runId))
    .where(and(eq(message.batchId, batchId), inArray(message.state, ['sealed', 'unknown'])))
    .for('no key update', { of: message });
  return { row, leads, open: open.map(({ mail, ...clockColumns }) => ({ mail, clock: clockOf(clockColumns) })) };
}

/** The bytes of a batch that is still sealed. */
export function sealedMails({ row }: LockedBatch): SealedMail[] {
  // Safe because only sealed batches are asked, and sealing and halving alone write mails.
  return row.mails as SealedMail[];
}
