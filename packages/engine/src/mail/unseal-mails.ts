import { message, type Transaction } from '@tendril/db';
import { and, inArray } from 'drizzle-orm';
import type { LedgerRow } from './ledger-row.ts';

/** Queues mails again that have definitely not left. Their rows must be locked. `dueAtMs` is real time. */
export async function unsealMails(
  tx: Transaction,
  of: { mails: readonly LedgerRow[]; dueAtMs: number; reason: string },
): Promise<void> {
  const { mails, dueAtMs, reason } = of;
  if (mails.length === 0) return;
  await tx
    .update(message)
    .set({ state: 'queued', batchId: null, toEmail: null, subject: null, dueAt: new Date(dueAtMs), reason })
    .where(
      and(
        inArray(
          message.runId,
          mails.map(({ runId }) => runId),
        ),
        inArray(
          message.id,
          mails.map(({ id }) => id),
        ),
      ),
    );
}
