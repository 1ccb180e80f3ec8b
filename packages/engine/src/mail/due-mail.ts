import { journeyRun, message, versionEmail, type Transaction } from '@tendril/db';
import type { CompiledEmail } from '@tendril/email';
import type { Plan, RunState } from '@tendril/journey';
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import type { LeadRow, LockedLeads } from '../lead/lock-lead.ts';
import { clockOf, type RunClock } from '../time/run-clock.ts';
import type { LedgerRow } from './ledger-row.ts';
import { mailMoment } from './mail-moment.ts';

/** A queued mail whose time has come, with its lead's lock held and its own row locked. */
export interface DueMail {
  mail: LedgerRow;
  lead: LeadRow;
  clock: RunClock | null;
  state: RunState;
  plan: Plan;
  /** Null when the version has no template for this step any more. */
  template: CompiledEmail | null;
  /** The moment at which it would leave now, on the run's clock (epoch ms). */
  at: number;
}

type Candidate = Pick<LedgerRow, 'id' | 'runId' | 'leadId'>;

/** What may be sealed next, service mail first. Takes no lock: leads must be locked before their mails. */
export async function chooseCandidates(tx: Transaction, of: { nowMs: number; limit: number }): Promise<Candidate[]> {
  const chosen: Candidate[] = [];
  for (const purpose of ['service', 'marketing'] as const) {
    if (chosen.length >= of.limit) break;
    const due = await tx
      .select({ id: message.id, runId: message.runId, leadId: message.leadId })
      .from(message)
      .where(and(eq(message.state, 'queued'), eq(message.purpose, purpose), lte(message.dueAt, new Date(of.nowMs))))
      .orderBy(asc(message.dueAt))
      .limit(of.limit - chosen.length);
    chosen.push(...due);
  }
  return chosen;
}

/** Locks those candidates that are still to be sent and loads what they are made of. In the order they are to go out. */
export async function lockDueMails(
  tx: Transaction,
  engine: Engine,
  of: { candidates: readonly Candidate[]; leads: LockedLeads },
): Promise<DueMail[]> {
  const { leads } = of;
  const candidates = of.candidates.filter(({ leadId }) => leads.rows.has(leadId));
  const rows = await tx
    .select({
      mail: message,
      state: journeyRun.state,
      clockStartedAt: journeyRun.clockStartedAt,
      clockSpeed: journeyRun.clockSpeed,
    })
    .from(message)
    .innerJoin(journeyRun, eq(journeyRun.id, message.runId))
    .where(
      and(
        inArray(
          message.runId,
          candidates.map(({ runId }) => runId),
        ),
        inArray(
          message.id,
          candidates.map(({ id }) => id),
        ),
        eq(message.state, 'queued'),
        lte(message.dueAt, new Date(leads.now)),
      ),
    )
    .orderBy(desc(message.purpose), asc(message.dueAt))
    .for('no key update', { of: message, skipLocked: true });
  const templates = await loadTemplates(
    tx,
    rows.map(({ mail }) => mail),
  );
  const due: DueMail[] = [];
  for (const { mail, state, ...clockColumns } of rows) {
    const lead = leads.rows.get(mail.leadId);
    if (lead === undefined) continue;
    const clock = clockOf(clockColumns);
    const plan = await engine.plans.get(tx, mail.versionId);
    const at = mailMoment(clock, { sendAfter: mail.sendAfter, nowMs: leads.now });
    due.push({ mail, lead, clock, state, plan, template: templates.get(templateKey(mail)) ?? null, at });
  }
  return due;
}

async function loadTemplates(tx: Transaction, mails: readonly LedgerRow[]): Promise<Map<string, CompiledEmail>> {
  if (mails.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(versionEmail)
    .where(
      and(
        inArray(versionEmail.versionId, [...new Set(mails.map(({ versionId }) => versionId))]),
        inArray(versionEmail.nodeId, [...new Set(mails.map(({ nodeId }) => nodeId))]),
      ),
    );
  return new Map(rows.map(({ versionId, nodeId, ...template }) => [templateKey({ versionId, nodeId }), template]));
}

function templateKey({ versionId, nodeId }: Pick<LedgerRow, 'versionId' | 'nodeId'>): string {
  return `${versionId}/${nodeId}`;
}
