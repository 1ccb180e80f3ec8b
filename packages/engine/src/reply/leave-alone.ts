import type { Transaction } from '@tendril/db';
import type { Engine } from '../engine.ts';
import type { LockedLead } from '../lead/lock-lead.ts';
import { suppressAddress } from '../mail/suppress.ts';
import { withdrawConsent } from '../mail/unsubscribe.ts';

/** Does what a lead asked for who wants no more mail; after a complaint not even service mail goes to the address. */
export async function leaveAlone(
  tx: Transaction,
  engine: Engine,
  of: {
    lead: LockedLead;
    isComplaint: boolean;
    source: string;
    about: Record<string, unknown>;
    virtualAtMs?: number | undefined;
  },
): Promise<void> {
  const { lead, isComplaint } = of;
  await withdrawConsent(tx, engine, of);
  if (!isComplaint || lead.row.emailKey === null) return;
  await suppressAddress(tx, { emailKey: lead.row.emailKey, reason: 'complained', lead });
}
