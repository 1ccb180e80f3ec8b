import { journeyRun, message, type Transaction } from '@tendril/db';
import type { MailEvent } from '@tendril/email';
import { normaliseEmail } from '@tendril/leads';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { clockOf } from '../time/run-clock.ts';
import { mailProperties, type LedgerRow } from './ledger-row.ts';
import { mailMoment } from './mail-moment.ts';
import { settleMails } from './settle-mails.ts';
import { suppressAddress } from './suppress.ts';
import { withdrawConsent } from './unsubscribe.ts';

/** Something that happened to a mail after it left, without what was received: that is a reply. */
export type MailHappening =
  | { name: 'email.accepted' | 'email.delivered' | 'email.complained' | 'email.delayed' | 'email.opened' }
  | { name: 'email.bounced'; bounce: 'hard' | 'soft'; reason: string }
  | { name: 'email.clicked'; url: string };

/** What a provider tells about a mail of ours. */
export type SentMailEvent = Exclude<MailEvent, { name: 'email.received' }>;

export interface MailEventToRecord {
  /** Our id of the message, or else the provider's. */
  mail: { messageId: string } | { providerId: string };
  happening: MailHappening;
  /** Who tells: `resend`, `mailbox`, `link`, `script`. */
  source: string;
  /** The teller's id of it; the same one counts once. */
  externalId?: string;
  /** Its time on the clock of an accelerated run (epoch ms). */
  virtualAtMs?: number;
}

export type MailEventRecorded = 'recorded' | 'known_already' | 'unknown_mail';

/**
 * Records what a provider tells about a mail, from its verified and parsed webhook. `id` is the call's own id: repetitions
 * count once. Whatever order calls come in, the ledger ends the same. A received mail goes to `recordReply` instead.
 */
export async function recordProviderEvent(
  engine: Engine,
  of: { id: string; event: SentMailEvent; source?: string; virtualAtMs?: number },
): Promise<MailEventRecorded> {
  const { id, event, source = 'resend', virtualAtMs } = of;
  return recordMailEvent(engine, {
    mail: event.messageId === null ? { providerId: event.providerId } : { messageId: event.messageId },
    happening: happeningOf(event),
    source,
    externalId: id,
    ...(virtualAtMs === undefined ? {} : { virtualAtMs }),
  });
}

/** Records what happened to a mail: settles it when nobody knew whether it had left, and draws the consequences. */
export async function recordMailEvent(engine: Engine, input: MailEventToRecord): Promise<MailEventRecorded> {
  const recorded = await inTransaction(engine, async (tx): Promise<MailEventRecorded> => {
    const known = await findMail(tx, input.mail);
    const lead = known === undefined ? undefined : await lockLead(tx, engine, known.leadId);
    if (known === undefined || lead === undefined) return 'unknown_mail';
    await settleByProof(tx, engine, { messageId: known.id, lead });
    if (input.happening.name === 'email.accepted') return 'recorded';
    return record(tx, engine, { input, mail: known, lead });
  });
  if (recorded === 'recorded') engine.wakeRelays();
  return recorded;
}

async function findMail(tx: Transaction, by: MailEventToRecord['mail']): Promise<LedgerRow | undefined> {
  if ('messageId' in by && !isUuid(by.messageId)) return undefined;
  const isMeant = 'messageId' in by ? eq(message.id, by.messageId) : eq(message.providerId, by.providerId);
  const [mail] = await tx.select().from(message).where(isMeant).limit(1);
  return mail;
}

function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** Whatever happens to a mail proves that it left: also one that a restored database still means to send. */
async function settleByProof(
  tx: Transaction,
  engine: Engine,
  of: { messageId: string; lead: LockedLead },
): Promise<void> {
  const { messageId, lead } = of;
  const [row] = await tx
    .select({ mail: message, clockStartedAt: journeyRun.clockStartedAt, clockSpeed: journeyRun.clockSpeed })
    .from(message)
    .innerJoin(journeyRun, eq(journeyRun.id, message.runId))
    .where(eq(message.id, messageId))
    .for('no key update', { of: message });
  if (row === undefined || !['queued', 'sealed', 'unknown'].includes(row.mail.state)) return;
  const leftAtMs = mailMoment(clockOf(row), { sendAfter: row.mail.sendAfter, nowMs: lead.now });
  await settleMails(tx, engine, {
    leads: { rows: new Map([[lead.row.id, lead.row]]), now: lead.now },
    settlements: [{ mail: row.mail, state: 'accepted', providerId: null, leftAt: new Date(leftAtMs) }],
  });
}

async function record(
  tx: Transaction,
  engine: Engine,
  of: { input: MailEventToRecord; mail: LedgerRow; lead: LockedLead },
): Promise<MailEventRecorded> {
  const { input, mail, lead } = of;
  const { happening, source, externalId, virtualAtMs } = input;
  const { name, ...particulars } = happening;
  const about = mailProperties(mail);
  const { isNew } = await storeEvent(tx, engine, {
    lead,
    name,
    properties: { ...about, ...particulars },
    source,
    ...(externalId === undefined ? {} : { externalId }),
    ...(virtualAtMs === undefined ? {} : { virtualAtMs }),
  });
  if (!isNew) return 'known_already';
  const emailKey = keyOfAddress(mail, lead);
  const isDead = happening.name === 'email.bounced' && happening.bounce === 'hard';
  const isComplaint = happening.name === 'email.complained';
  if (isComplaint) await withdrawConsent(tx, engine, { lead, source: 'complaint', about, virtualAtMs });
  if (emailKey !== null && (isDead || isComplaint)) {
    await suppressAddress(tx, { emailKey, reason: isDead ? 'bounced' : 'complained', lead });
  }
  return 'recorded';
}

/** What is suppressed: the address it went to, or the invented lead alone, so that no real lead suffers from a play. */
function keyOfAddress(mail: LedgerRow, lead: LockedLead): string | null {
  if (lead.row.isRehearsal) return lead.row.emailKey;
  return mail.toEmail === null ? null : normaliseEmail(mail.toEmail);
}

function happeningOf(event: SentMailEvent): MailHappening {
  switch (event.name) {
    case 'email.bounced':
      return { name: event.name, bounce: event.bounce, reason: event.reason };
    case 'email.clicked':
      return { name: event.name, url: event.url };
    default:
      return { name: event.name };
  }
}
