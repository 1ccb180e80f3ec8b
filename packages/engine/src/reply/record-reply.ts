import { reply, storableText, type Transaction } from '@tendril/db';
import { ACTS_FROM, actsByItself, type IntentLabel, type IntentReading } from '@tendril/intent';
import { absenceEvent, repliedEvent } from '@tendril/journey';
import { createHash } from 'node:crypto';
import { noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import type { LedgerRow } from '../mail/ledger-row.ts';
import { loadWorkspace } from '../mail/workspace-settings.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { leaveAlone } from './leave-alone.ts';
import { matchReply, type MatchedReply } from './match-reply.ts';
import { readingOf } from './reading-of.ts';

/** A mail that came in. */
export interface ReplyToRecord {
  /** All its recipients; one of them may be a reply address of ours. */
  to: readonly string[];
  /** The token of the reply address, when an adapter has cut it out already. */
  replyToken?: string;
  from: string;
  subject: string;
  headers: Record<string, string>;
  /** The plain text, with quotes and signature. */
  text: string;
  receivedAt?: Date;
  /** Its time on the clock of an accelerated run (epoch ms). */
  virtualAtMs?: number;
  /** The provider's or mail server's id of it: the same one counts once. */
  externalId: string;
}

export type ReplyRecorded =
  | { kind: 'recorded'; replyId: string; reading: IntentReading; matchedBy: MatchedReply['by'] }
  | { kind: 'known_already'; replyId: string }
  /** From nobody we know and to none of our mails. */
  | { kind: 'unmatched' };

/**
 * Records an incoming mail: finds the mail it answers, reads what it means, and tells the runs it concerns. A person's reply is
 * `reply.received`, an absence `reply.out_of_office`; other machine mail is kept and tells nobody. Who plainly asks to be left
 * alone is, at once.
 */
export async function recordReply(engine: Engine, input: ReplyToRecord): Promise<ReplyRecorded> {
  const workspace = await loadWorkspace(engine.db);
  if (workspace === undefined) return { kind: 'unmatched' };
  const matched = await matchReply(engine, { marks: input, settings: workspace.settings });
  if (matched === undefined) return { kind: 'unmatched' };
  const recorded = await inTransaction(engine, async (tx): Promise<ReplyRecorded> => {
    const lead = await lockLead(tx, engine, matched.leadId);
    if (lead === undefined) return { kind: 'unmatched' };
    return record(tx, engine, { input, matched, lead, workspaceZone: workspace.timeZone });
  });
  if (recorded.kind === 'recorded') engine.wakeRelays();
  return recorded;
}

async function record(
  tx: Transaction,
  engine: Engine,
  of: { input: ReplyToRecord; matched: MatchedReply; lead: LockedLead; workspaceZone: string },
): Promise<ReplyRecorded> {
  const { input, matched, lead, workspaceZone } = of;
  const { mail } = matched;
  const replyId = idOfReply(input.externalId);
  const { reading, receivedAt } = await readingOf(tx, engine, { input, lead, mail, workspaceZone });
  const isNew = await keep(tx, { replyId, input, lead, mail, reading, receivedAt });
  if (!isNew) return { kind: 'known_already', replyId };
  // Machine mail is no event, and yet in the inbox.
  noteChange(tx, { lead: lead.row, topics: ['replies'] });
  await tell(tx, engine, { replyId, input, lead, mail, reading });
  if (actsByItself(reading)) {
    const isComplaint = reading.labels.some(
      ({ label, confidence }) => label === 'complaint' && confidence >= ACTS_FROM,
    );
    await leaveAlone(tx, engine, {
      lead,
      isComplaint,
      source: 'reply',
      about: replyProperties(replyId, mail),
      virtualAtMs: input.virtualAtMs,
    });
  }
  return { kind: 'recorded', replyId, reading, matchedBy: matched.by };
}

/** Always the same id for the same mail, so that keeping it twice is one row. */
function idOfReply(externalId: string): string {
  const hash = createHash('sha256').update(`tendril reply 1\n${externalId}`).digest('hex');
  // Version 8, the RFC 9562 form for ids that an application makes in its own way.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

async function keep(
  tx: Transaction,
  of: {
    replyId: string;
    input: ReplyToRecord;
    lead: LockedLead;
    mail: LedgerRow | null;
    reading: IntentReading;
    receivedAt: Date;
  },
): Promise<boolean> {
  const { replyId, input, lead, mail, reading, receivedAt } = of;
  const kept = await tx
    .insert(reply)
    .values({
      id: replyId,
      leadId: lead.row.id,
      runId: mail?.runId ?? null,
      nodeId: mail?.nodeId ?? null,
      visit: mail?.visit ?? null,
      subject: storableText(input.subject),
      body: storableText(input.text),
      receivedAt,
      reading,
      needsPerson: reading.needsPerson ? 'open' : 'no',
    })
    .onConflictDoNothing({ target: reply.id })
    .returning({ id: reply.id });
  return kept.length > 0;
}

async function tell(
  tx: Transaction,
  engine: Engine,
  of: { replyId: string; input: ReplyToRecord; lead: LockedLead; mail: LedgerRow | null; reading: IntentReading },
): Promise<void> {
  const { replyId, input, lead, mail, reading } = of;
  const isAbsence = reading.kind === 'machine' && reading.primary === 'out_of_office';
  if (reading.kind === 'machine' && !isAbsence) return;
  const { kind, until, needsPerson, primary, labels } = reading;
  const particulars = isAbsence ? { until } : { kind, intent: primary, intents: labelsOf(labels), until, needsPerson };
  await storeEvent(tx, engine, {
    lead,
    name: isAbsence ? absenceEvent : repliedEvent,
    properties: { ...replyProperties(replyId, mail), ...particulars },
    source: 'reply',
    externalId: replyId,
    ...(input.virtualAtMs === undefined ? {} : { virtualAtMs: input.virtualAtMs }),
  });
}

function labelsOf(labels: IntentReading['labels']): IntentLabel[] {
  return labels.map(({ label }) => label);
}

/** What every event about a reply says: nothing that was written. */
export function replyProperties(
  replyId: string,
  mail: Pick<LedgerRow, 'runId' | 'nodeId' | 'visit'> | null,
): Record<string, unknown> {
  if (mail === null) return { replyId };
  return { replyId, runId: mail.runId, nodeId: mail.nodeId, visit: mail.visit };
}
