import { journeyRun, mailBatch, message, workspace, type Transaction } from '@tendril/db';
import { and, eq, inArray, lte, not, or, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLeads, maxLeadsPerTransaction, readClock } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { clockOf } from '../time/run-clock.ts';
import { mailMoment } from './mail-moment.ts';
import { settleMails } from './settle-mails.ts';

const countedReason = 'counted_as_sent';

/** Holds all mail: nothing is sealed or delivered until `releaseMail`. To be called before anything runs on a restored database. */
export async function holdMail(engine: Engine): Promise<void> {
  await inTransaction(engine, async (tx) => {
    const nowMs = await readClock(tx, engine);
    await tx.update(workspace).set({ mailHeldAt: new Date(nowMs) });
  });
}

/**
 * Lets mail go again after a restore. What was sealed, or due up to `countAsSentUpTo` (real time), counts as sent, because it may
 * have left after the backup was made; the rest goes out. Answers how many mails were counted as sent. May be called again.
 */
export async function releaseMail(engine: Engine, of: { countAsSentUpTo: Date }): Promise<{ countedAsSent: number }> {
  let countedAsSent = 0;
  for (;;) {
    const page = await inTransaction(engine, (tx) => countPage(tx, engine, of.countAsSentUpTo));
    if (page === null) break;
    countedAsSent += page.counted;
  }
  await inTransaction(engine, async (tx) => {
    await closeEmptyBatches(tx);
    await tx.update(workspace).set({ mailHeldAt: null });
  });
  engine.wakeRelays();
  return { countedAsSent };
}

async function countPage(tx: Transaction, engine: Engine, upTo: Date): Promise<{ counted: number } | null> {
  // What was sealed was on its way already when the backup was made.
  const isMeant = or(eq(message.state, 'sealed'), and(eq(message.state, 'queued'), lte(message.dueAt, upTo)));
  const page = await tx
    .select({ id: message.id, leadId: message.leadId })
    .from(message)
    .where(isMeant)
    .orderBy(message.dueAt)
    .limit(maxLeadsPerTransaction);
  if (page.length === 0) return null;
  const leads = await lockLeads(
    tx,
    engine,
    page.map(({ leadId }) => leadId),
  );
  const rows = await tx
    .select({ mail: message, clockStartedAt: journeyRun.clockStartedAt, clockSpeed: journeyRun.clockSpeed })
    .from(message)
    .innerJoin(journeyRun, eq(journeyRun.id, message.runId))
    .where(
      and(
        isMeant,
        inArray(
          message.id,
          page.map(({ id }) => id),
        ),
      ),
    )
    .for('no key update', { of: message });
  await settleMails(tx, engine, {
    leads,
    settlements: rows.map(({ mail, ...clockColumns }) => ({
      mail,
      state: 'accepted',
      providerId: null,
      leftAt: new Date(mailMoment(clockOf(clockColumns), { sendAfter: mail.sendAfter, nowMs: mail.dueAt.getTime() })),
      reason: countedReason,
    })),
  });
  return { counted: rows.length };
}

/** Batches none of whose mails is sealed any more: there is nothing in them that may be sent. */
async function closeEmptyBatches(tx: Transaction): Promise<void> {
  const holdsMail = sql`exists (select from ${message} where ${message.batchId} = ${mailBatch.id} and ${message.state} = 'sealed')`;
  await tx
    .update(mailBatch)
    .set({ state: 'accepted', mails: null, claimedUntil: null, lastError: countedReason })
    .where(and(eq(mailBatch.state, 'sealed'), not(holdsMail)));
}
