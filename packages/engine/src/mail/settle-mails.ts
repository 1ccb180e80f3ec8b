import { journeyRun, message, type Transaction } from '@tendril/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import type { LockedLeads } from '../lead/lock-lead.ts';
import { ringRuns } from '../outbox/write-outbox.ts';
import { mailProperties, type LedgerRow } from './ledger-row.ts';

/** What became of a mail. `leftAt` is on the run's clock. */
export type Settlement =
  | { mail: LedgerRow; state: 'accepted'; providerId: string | null; leftAt: Date; reason?: string }
  | { mail: LedgerRow; state: 'refused' | 'withdrawn' | 'unknown'; reason: string };

/**
 * Writes what became of mails into the ledger and tells their runs: a refusal always, by an event; anything else where the
 * run has put its deadline aside for the mail. The leads must be locked, else a run could put it aside just now and never
 * hear of it.
 */
export async function settleMails(
  tx: Transaction,
  engine: Engine,
  of: { leads: LockedLeads; settlements: readonly Settlement[] },
): Promise<void> {
  const { leads, settlements } = of;
  if (settlements.length === 0) return;
  await writeSettlements(tx, settlements, leads.now);
  for (const { mail } of settlements)
    noteChange(tx, { lead: leads.rows.get(mail.leadId) ?? null, topics: ['leads', 'mails'] });
  const refused = settlements.filter(({ state }) => state === 'refused');
  for (const { mail, reason } of refused) await recordRefusal(tx, engine, { leads, mail, reason: reason ?? '' });
  await ringRuns(
    tx,
    refused.map(({ mail }) => mail.runId),
  );
  await ringPostponed(
    tx,
    settlements.map(({ mail }) => mail.runId),
  );
}

async function writeSettlements(tx: Transaction, settlements: readonly Settlement[], nowMs: number): Promise<void> {
  const rows = settlements.map((settlement) => ({
    run_id: settlement.mail.runId,
    id: settlement.mail.id,
    state: settlement.state,
    reason: settlement.reason ?? null,
    provider_id: settlement.state === 'accepted' ? settlement.providerId : null,
    left_at: settlement.state === 'accepted' ? settlement.leftAt : null,
    // Nobody knows what became of it: that is to be settled yet.
    settled_at: settlement.state === 'unknown' ? null : new Date(nowMs),
  }));
  await tx.execute(sql`
    update ${message} set state = v.state, reason = v.reason, left_at = v.left_at, settled_at = v.settled_at,
      provider_id = coalesce(v.provider_id, ${message.providerId})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(run_id uuid, id uuid, state text, reason text, provider_id text, left_at timestamptz, settled_at timestamptz)
    where ${message.runId} = v.run_id and ${message.id} = v.id`);
}

async function recordRefusal(
  tx: Transaction,
  engine: Engine,
  of: { leads: LockedLeads; mail: LedgerRow; reason: string },
): Promise<void> {
  const { leads, mail, reason } = of;
  const row = leads.rows.get(mail.leadId);
  if (row === undefined) return;
  await storeEvent(tx, engine, {
    lead: { row, now: leads.now },
    name: 'email.refused',
    properties: { ...mailProperties(mail), reason },
    source: 'mail',
  });
}

/** Rings those of these runs that wait for their mail before their deadline counts on. */
async function ringPostponed(tx: Transaction, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  const waiting = await tx
    .select({ id: journeyRun.id })
    .from(journeyRun)
    .where(
      and(
        inArray(journeyRun.id, [...new Set(runIds)]),
        eq(journeyRun.status, 'active'),
        sql`${journeyRun.state} -> 'wait' ->> 'postponed' is not null`,
      ),
    );
  await ringRuns(
    tx,
    waiting.map(({ id }) => id),
  );
}

/** Takes back mails of a locked lead that are not sealed yet: all, or only marketing. */
export async function withdrawQueued(
  tx: Transaction,
  of: { leadId: string; now: number; reason: string; purpose?: 'marketing' },
): Promise<void> {
  const { leadId, now, reason, purpose } = of;
  const isMeant = purpose === undefined ? undefined : eq(message.purpose, purpose);
  const withdrawn = await tx
    .update(message)
    .set({ state: 'withdrawn', reason, settledAt: new Date(now) })
    .where(and(eq(message.leadId, leadId), eq(message.state, 'queued'), isMeant))
    .returning({ runId: message.runId });
  await ringPostponed(
    tx,
    withdrawn.map(({ runId }) => runId),
  );
}
