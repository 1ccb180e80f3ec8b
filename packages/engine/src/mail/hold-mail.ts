import { journeyRun, mailBatch, message, workspace, type Transaction } from '@tendril/db';
import { and, eq, gt, inArray, lte, or } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLeads, maxLeadsPerTransaction, readClock } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { clockOf } from '../time/run-clock.ts';
import { closeBatch } from './close-batch.ts';
import { mailMoment } from './mail-moment.ts';
import { settleMails } from './settle-mails.ts';

/** Holds all mail: nothing is sealed or delivered until `releaseMail`. To be called before anything runs on a restored database. */
export async function holdMail(engine: Engine): Promise<void> {
  await inTransaction(engine, async (tx) => {
    const nowMs = await readClock(tx, engine);
    await tx.update(workspace).set({ mailHeldAt: new Date(nowMs) });
  });
}

/**
 * Lets mail go again after a restore. What was due up to `countAsSentUpTo` (real time) counts as sent, because it may have left
 * after the backup was made; the rest goes out. Answers how many mails were counted as sent. May be called again.
 */
export async function releaseMail(engine: Engine, of: { countAsSentUpTo: Date }): Promise<{ countedAsSent: number }> {
  let countedAsSent = 0;
  for (;;) {
    const counted = await inTransaction(engine, (tx) => countPage(tx, engine, of.countAsSentUpTo));
    if (counted === 0) break;
    countedAsSent += counted;
  }
  await inTransaction(engine, async (tx) => {
    await closeEmptyBatches(tx, of.countAsSentUpTo);
    await tx.update(workspace).set({ mailHeldAt: null });
  });
  engine.wakeRelays();
  return { countedAsSent };
}

async function countPage(tx: Transaction, engine: Engine, upTo: Date): Promise<number> {
  const isMeant = and(inArray(message.state, ['queued', 'sealed']), lte(message.dueAt, upTo));
  const page = await tx
    .select({ id: message.id, leadId: message.leadId })
    .from(message)
    .where(isMeant)
    .orderBy(message.dueAt)
    .limit(maxLeadsPerTransaction);
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
      reason: 'counted_as_sent',
    })),
  });
  return rows.length;
}

/** Batches sealed before the moment hold nothing any more that may be sent. */
async function closeEmptyBatches(tx: Transaction, upTo: Date): Promise<void> {
  const open = await tx
    .select({ id: mailBatch.id })
    .from(mailBatch)
    .where(and(eq(mailBatch.state, 'sealed'), or(lte(mailBatch.sealedAt, upTo), gt(mailBatch.attempts, 0))))
    .for('update');
  for (const { id } of open) {
    const members = await tx.select({ state: message.state }).from(message).where(eq(message.batchId, id));
    if (members.some(({ state }) => state === 'sealed')) continue;
    await closeBatch(tx, { batchId: id, state: 'accepted', lastError: 'counted_as_sent' });
  }
}
