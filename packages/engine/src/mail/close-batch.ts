import { mailBatch, type Transaction } from '@tendril/db';
import { eq } from 'drizzle-orm';

/** Ends a batch and blanks its bytes. */
export async function closeBatch(
  tx: Transaction,
  of: { batchId: string; state: 'accepted' | 'refused' | 'unknown'; lastError: string | null },
): Promise<void> {
  const { batchId, state, lastError } = of;
  await tx
    .update(mailBatch)
    .set({ state, lastError, mails: null, claimedUntil: null })
    .where(eq(mailBatch.id, batchId));
}
