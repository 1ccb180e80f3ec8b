import { message, reply, type Transaction } from '@tendril/db';
import type { IntentLabel } from '@tendril/intent';
import { reviewedEvent } from '@tendril/journey';
import { and, eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import { awaitingReviewReason } from '../mail/recheck-mail.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { leaveAlone } from './leave-alone.ts';
import { replyProperties } from './record-reply.ts';

/** What a person says a reply means, the main thing first. */
export interface ReplyReview {
  intents: readonly [IntentLabel, ...IntentLabel[]];
  /** The day to come back on, yyyy-mm-dd. */
  until?: string | null;
  /** Who looked. */
  by?: string;
  virtualAtMs?: number;
}

type ReplyRow = typeof reply.$inferSelect;

/**
 * Records what a person read in a reply and releases the run and the mail that wait for it. The first review counts: another one
 * answers `known_already`. The guess is kept beside it, for training.
 */
export async function reviewReply(
  engine: Engine,
  of: { replyId: string; review: ReplyReview },
): Promise<'reviewed' | 'known_already' | 'unknown_reply'> {
  const [known] = await engine.db.select({ leadId: reply.leadId }).from(reply).where(eq(reply.id, of.replyId));
  if (known === undefined) return 'unknown_reply';
  const result = await inTransaction(engine, async (tx) => {
    const lead = await lockLead(tx, engine, known.leadId);
    const [row] = await tx.select().from(reply).where(eq(reply.id, of.replyId));
    if (lead === undefined || row === undefined) return 'unknown_reply';
    if (row.needsPerson === 'reviewed') return 'known_already';
    await take(tx, engine, { row, lead, review: of.review });
    return 'reviewed';
  });
  if (result === 'reviewed') engine.wakeRelays();
  return result;
}

async function take(
  tx: Transaction,
  engine: Engine,
  of: { row: ReplyRow; lead: LockedLead; review: ReplyReview },
): Promise<void> {
  const { row, lead, review } = of;
  const { intents, until = null, by = null, virtualAtMs } = review;
  // Safe because recordReply writes an object here.
  const reading = { ...(row.reading as object), review: { intents, until, by } };
  await tx.update(reply).set({ needsPerson: 'reviewed', reading }).where(eq(reply.id, row.id));
  const { runId, nodeId, visit } = row;
  const about = replyProperties(
    row.id,
    runId === null || nodeId === null || visit === null ? null : { runId, nodeId, visit },
  );
  await storeEvent(tx, engine, {
    lead,
    name: reviewedEvent,
    properties: { ...about, intent: intents[0], intents: [...intents], until },
    source: 'review',
    externalId: row.id,
    ...(virtualAtMs === undefined ? {} : { virtualAtMs }),
  });
  const isComplaint = intents.includes('complaint');
  if (isComplaint || intents.includes('unsubscribe')) {
    await leaveAlone(tx, engine, { lead, isComplaint, source: 'review', about, virtualAtMs });
  }
  await releaseHeldMail(tx, lead);
}

/** What was put aside for the review is looked at again at once; another open reply puts it aside again. */
async function releaseHeldMail(tx: Transaction, lead: LockedLead): Promise<void> {
  await tx
    .update(message)
    .set({ dueAt: new Date(lead.now), reason: null })
    .where(and(eq(message.leadId, lead.row.id), eq(message.state, 'queued'), eq(message.reason, awaitingReviewReason)));
}
