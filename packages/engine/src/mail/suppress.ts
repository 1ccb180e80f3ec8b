import { lead, suppression, type Transaction } from '@tendril/db';
import { normaliseEmail } from '@tendril/leads';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { withdrawQueued } from './settle-mails.ts';

/**
 * Lets no mail go to an address any more, whoever it belongs to, and takes back what is queued for it. False when it is no
 * address. `reason` is a word such as `manual` or `import`; the first one stays.
 */
export async function suppress(engine: Engine, of: { email: string; reason: string }): Promise<boolean> {
  const emailKey = normaliseEmail(of.email);
  if (emailKey === null) return false;
  await inTransaction(engine, async (tx) => {
    const [owner] = await tx.select({ id: lead.id }).from(lead).where(eq(lead.emailKey, emailKey));
    const locked = owner === undefined ? undefined : await lockLead(tx, engine, owner.id);
    await suppressAddress(tx, { emailKey, reason: of.reason, lead: locked });
  });
  engine.wakeRelays();
  return true;
}

/** The same within a transaction that holds the lock of the lead whose address this is. */
export async function suppressAddress(
  tx: Transaction,
  of: { emailKey: string; reason: string; lead: LockedLead | undefined },
): Promise<void> {
  const { emailKey, reason, lead: locked } = of;
  await tx.insert(suppression).values({ emailKey, reason }).onConflictDoNothing();
  if (locked?.row.emailKey !== emailKey) return;
  await withdrawQueued(tx, { leadId: locked.row.id, now: locked.now, reason: 'suppressed' });
}
