import { consent, message, type Transaction } from '@tendril/db';
import { verifyToken } from '@tendril/email';
import { and, eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { mailProperties } from './ledger-row.ts';
import { withdrawQueued } from './settle-mails.ts';

export type Unsubscribed = { kind: 'unsubscribed'; leadId: string } | { kind: 'unknown' };

/**
 * Withdraws a lead's consent to all marketing mail, by the token of an unsubscribe link. To be called for a POST alone: mail
 * programs and scanners follow links. Repeating it changes nothing.
 */
export async function unsubscribe(engine: Engine, of: { token: string; virtualAtMs?: number }): Promise<Unsubscribed> {
  // Without a clock: these tokens never expire, so no mail ever becomes impossible to leave.
  const claims = verifyToken(of.token, { purpose: 'unsubscribe', secret: engine.secret, now: 0 });
  if (claims === null) return { kind: 'unknown' };
  return unsubscribeByMessage(engine, { messageId: claims.id, virtualAtMs: of.virtualAtMs });
}

/** The same for a message we know to be meant, such as one in the dev mailbox. */
export async function unsubscribeByMessage(
  engine: Engine,
  of: { messageId: string; virtualAtMs?: number | undefined },
): Promise<Unsubscribed> {
  const unsubscribed = await inTransaction(engine, async (tx): Promise<Unsubscribed> => {
    const [mail] = await tx.select().from(message).where(eq(message.id, of.messageId));
    const lead = mail === undefined ? undefined : await lockLead(tx, engine, mail.leadId);
    if (mail === undefined || lead === undefined) return { kind: 'unknown' };
    await withdrawConsent(tx, engine, {
      lead,
      source: 'unsubscribe_link',
      about: mailProperties(mail),
      virtualAtMs: of.virtualAtMs,
    });
    return { kind: 'unsubscribed', leadId: lead.row.id };
  });
  if (unsubscribed.kind === 'unsubscribed') engine.wakeRelays();
  return unsubscribed;
}

export interface Withdrawal {
  lead: LockedLead;
  /** How it came about: `unsubscribe_link`, `reply`, `complaint`, `review`. */
  source: string;
  /** The mail or reply it rests on; goes into the events. */
  about: Record<string, unknown>;
  virtualAtMs?: number | undefined;
}

/** Withdraws every consent of a locked lead and its queued marketing mail, with an event per topic and `unsubscribed` once. */
export async function withdrawConsent(tx: Transaction, engine: Engine, of: Withdrawal): Promise<void> {
  const { lead, source, about, virtualAtMs } = of;
  const leadId = lead.row.id;
  const withdrawn = await tx
    .update(consent)
    .set({ state: 'withdrawn', at: new Date(lead.now), source, wording: null })
    .where(and(eq(consent.leadId, leadId), eq(consent.state, 'given')))
    .returning({ topic: consent.topic });
  await withdrawQueued(tx, { leadId, now: lead.now, reason: 'unsubscribed', purpose: 'marketing' });
  if (withdrawn.length === 0) return;
  const event = { lead, source: 'mail', ...(virtualAtMs === undefined ? {} : { virtualAtMs }) };
  for (const { topic } of withdrawn) {
    await storeEvent(tx, engine, {
      ...event,
      name: 'consent.changed',
      properties: { ...about, topic, state: 'withdrawn', source },
    });
  }
  await storeEvent(tx, engine, { ...event, name: 'unsubscribed', properties: { ...about, source } });
}
