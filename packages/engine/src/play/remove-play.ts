import {
  consent,
  event,
  handoff,
  journey,
  journeyOnce,
  journeyRun,
  journeyStep,
  journeyVersion,
  lead,
  mailboxMail,
  message,
  outbox,
  reply,
  runCall,
  runCommand,
  runMatch,
  suppression,
  versionEmail,
} from '@tendril/db';
import { eq, inArray } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLeadRow } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';

/** The rows a play is made of. */
export type PlayRows = Pick<typeof journeyRun.$inferSelect, 'id' | 'leadId' | 'journeyId' | 'versionId'>;

/**
 * Removes an ended play with its lead, its emails (in the test mailbox as well) and its journey, as if it had never been. Whoever
 * still asks or tells something of it finds nothing.
 */
export async function removePlay(engine: Engine, { id, leadId, journeyId, versionId }: PlayRows): Promise<void> {
  await inTransaction(engine, async (tx) => {
    const locked = await lockLeadRow(tx, leadId);
    if (locked?.isRehearsal !== true) return;
    const mails = tx.select({ id: message.id }).from(message).where(eq(message.runId, id));
    await tx.delete(mailboxMail).where(inArray(mailboxMail.messageId, mails));
    for (const rows of [message, journeyStep, runMatch, runCommand, runCall, outbox])
      await tx.delete(rows).where(eq(rows.runId, id));
    for (const rows of [handoff, reply, event, consent]) await tx.delete(rows).where(eq(rows.leadId, leadId));
    if (locked.emailKey !== null) await tx.delete(suppression).where(eq(suppression.emailKey, locked.emailKey));
    await tx.delete(journeyOnce).where(eq(journeyOnce.journeyId, journeyId));
    await tx.delete(journeyRun).where(eq(journeyRun.id, id));
    await tx.delete(lead).where(eq(lead.id, leadId));
    await tx.delete(versionEmail).where(eq(versionEmail.versionId, versionId));
    await tx.delete(journeyVersion).where(eq(journeyVersion.id, versionId));
    await tx.delete(journey).where(eq(journey.id, journeyId));
  });
}
