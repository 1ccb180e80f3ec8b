import { mailBatch, message, storableJson, type Transaction } from '@tendril/db';
import type { MailTransport, SealedMail } from '@tendril/email';
import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine.ts';
import { lockFreeLeads, readClock, type LockedLeads } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { chooseCandidates, lockDueMails, type DueMail } from './due-mail.ts';
import { isBlocked } from './mail-bucket.ts';
import { loadMailFacts } from './mail-facts.ts';
import { settleMails } from './settle-mails.ts';
import { sortMails, type Postponement } from './sort-mails.ts';
import { transportOf } from './transport-of.ts';
import { loadWorkspace, type Workspace } from './workspace-settings.ts';

/** Held by the transaction that seals: two at once would choose the same mails and wait for each other's leads. */
const sealingTurn = 7_236_173;

/**
 * Seals the next batch: its members, key and bytes are fixed from here on. Looks once more at everything that may have changed
 * since a mail was queued. Answers the batch's id; null when nothing is due, mail is held, the provider asked us to stay away,
 * or somebody else is sealing.
 */
export async function sealBatch(engine: Engine): Promise<string | null> {
  for (;;) {
    const pass = await inTransaction(engine, (tx) => sealOnce(tx, engine));
    if (pass === 'nothing_due') return null;
    if (pass.batchId !== null) return pass.batchId;
    // All that was due was withdrawn, refused or postponed: there may be more behind it.
  }
}

async function sealOnce(tx: Transaction, engine: Engine): Promise<'nothing_due' | { batchId: string | null }> {
  const workspace = await loadWorkspace(tx);
  if (workspace === undefined || workspace.isMailHeld || !(await takeTurn(tx))) return 'nothing_due';
  const nowMs = await readClock(tx, engine);
  const transport = transportOf(engine, workspace.settings);
  if (await isBlocked(tx, transport, nowMs)) return 'nothing_due';
  const candidates = await chooseCandidates(tx, { nowMs, limit: transport.maxBatch });
  if (candidates.length === 0) return 'nothing_due';
  // A lead that somebody holds for long must not hold up the mail of all the others.
  const leads = await lockFreeLeads(
    tx,
    engine,
    candidates.map(({ leadId }) => leadId),
  );
  const due = await lockDueMails(tx, engine, { candidates, leads });
  if (due.length === 0) return 'nothing_due';
  return { batchId: await sealDue(tx, engine, { due, leads, workspace, transport }) };
}

async function sealDue(
  tx: Transaction,
  engine: Engine,
  of: { due: readonly DueMail[]; leads: LockedLeads; workspace: Workspace; transport: MailTransport },
): Promise<string | null> {
  const { due, leads, workspace, transport } = of;
  const facts = await loadMailFacts(tx, { due, quietHours: workspace.settings.quietHours });
  const { sealed, settlements, postponed } = sortMails(engine, {
    due,
    facts,
    nowMs: leads.now,
    settings: workspace.settings,
  });
  await settleMails(tx, engine, { leads, settlements });
  await postpone(tx, postponed);
  return sealed.length === 0 ? null : writeBatch(tx, { sealed, transport: transport.name, nowMs: leads.now });
}

async function takeTurn(tx: Transaction): Promise<boolean> {
  const [row] = await tx
    .select({ isMine: sql<boolean>`pg_try_advisory_xact_lock(${sealingTurn}::bigint)` })
    .from(sql`(values (1)) as one`);
  return row?.isMine === true;
}

async function postpone(tx: Transaction, postponed: readonly Postponement[]): Promise<void> {
  if (postponed.length === 0) return;
  const rows = postponed.map(({ mail, sendAfter, dueAtMs, reason }) => ({
    run_id: mail.runId,
    id: mail.id,
    send_after: new Date(sendAfter),
    due_at: new Date(dueAtMs),
    reason,
  }));
  await tx.execute(sql`
    update ${message} set send_after = v.send_after, due_at = v.due_at, reason = v.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(run_id uuid, id uuid, send_after timestamptz, due_at timestamptz, reason text)
    where ${message.runId} = v.run_id and ${message.id} = v.id`);
}

async function writeBatch(
  tx: Transaction,
  of: { sealed: readonly { mail: DueMail['mail']; bytes: SealedMail }[]; transport: string; nowMs: number },
): Promise<string> {
  const { sealed, transport, nowMs } = of;
  const batchId = await insertBatch(tx, { mails: sealed.map(({ bytes }) => bytes), transport, nowMs });
  const rows = sealed.map(({ mail, bytes }) => ({
    run_id: mail.runId,
    id: mail.id,
    to_email: bytes.to,
    subject: bytes.subject,
  }));
  await tx.execute(sql`
    update ${message} set state = 'sealed', batch_id = ${batchId}, to_email = v.to_email, subject = v.subject, reason = null
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as v(run_id uuid, id uuid, to_email text, subject text)
    where ${message.runId} = v.run_id and ${message.id} = v.id`);
  return batchId;
}

/** Writes a sealed batch that is due at once, under a key of its own. */
export async function insertBatch(
  tx: Transaction,
  of: { mails: readonly SealedMail[]; transport: string; nowMs: number },
): Promise<string> {
  const id = randomUUID();
  const now = new Date(of.nowMs);
  await tx
    .insert(mailBatch)
    .values({ id, transport: of.transport, key: `tendril/${id}`, mails: of.mails, sealedAt: now, dueAt: now });
  return id;
}
