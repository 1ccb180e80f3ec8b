import type { message } from '@tendril/db';

/** A row of the ledger. */
export type LedgerRow = typeof message.$inferSelect;

/** What every event about a mail says, so that waits find the mail of their own step and run. Nothing personal. */
export function mailProperties(mail: LedgerRow): Record<string, unknown> {
  const { id, runId, nodeId, visit, journeyId } = mail;
  return { messageId: id, runId, nodeId, visit, journeyId };
}
