import { consent, event, journeyRun, message, suppression, workspace, type Transaction } from '@tendril/db';
import type { EventReach, Facts, LeadEvent, LeadFacts, MailFact } from '@tendril/journey';
import { and, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { toRunTime } from '../time/run-clock.ts';
import type { OpenRun } from './load-run.ts';

const dayMs = 86_400_000;
/** Newest events read per look: a journey that counts further back than this counts these. */
const maxEvents = 5_000;

/** Loads what the plan reads, under the lead's lock. Times are turned into the run's. */
export async function loadFacts(
  tx: Transaction,
  run: OpenRun,
  pending: Pick<Facts, 'call' | 'commands'>,
): Promise<Facts> {
  const [events, mails, permission, quietHours] = await Promise.all([
    loadEvents(tx, run),
    loadMails(tx, run),
    loadPermission(tx, run),
    loadQuietHours(tx, run),
  ]);
  const lead = leadFacts(run, permission);
  return { lead, events, mails, ...pending, ...(quietHours === null ? {} : { quietHours }) };
}

/** The workspace's, where the journey sets none and needs some. */
async function loadQuietHours(tx: Transaction, { plan }: OpenRun): Promise<NonNullable<Facts['quietHours']> | null> {
  if (!plan.needs.mail || plan.settings.quietHours !== undefined) return null;
  const [row] = await tx
    .select({ quietHours: sql<NonNullable<Facts['quietHours']> | null>`${workspace.settings} -> 'quietHours'` })
    .from(workspace);
  return row?.quietHours ?? null;
}

function leadFacts({ lead }: OpenRun, permission: Pick<LeadFacts, 'consents' | 'suppression'>): LeadFacts {
  const { id, email, fields, score, stage, tags, timeZone, createdAt } = lead;
  return { id, email, fields, score, stage, tags, timeZone, createdAt: createdAt.getTime(), ...permission };
}

async function loadEvents(tx: Transaction, run: OpenRun): Promise<LeadEvent[]> {
  const reaches = Object.entries(run.plan.needs.events);
  if (reaches.length === 0) return [];
  const rows = await tx
    .select({
      id: event.id,
      name: event.name,
      receivedAt: event.receivedAt,
      virtualAt: event.virtualAt,
      properties: event.properties,
    })
    .from(event)
    .where(and(eq(event.leadId, run.lead.id), or(...reachConditions(run, reaches))))
    .orderBy(sql`${event.receivedAt} desc`)
    .limit(maxEvents);
  return rows
    .map(({ id, name, receivedAt, virtualAt, properties }) => ({
      id,
      name,
      properties,
      at: momentOf({ receivedAt, virtualAt }, run.clock),
    }))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function reachConditions(run: OpenRun, reaches: readonly [string, EventReach][]) {
  const enteredAt = run.clock?.startedAtMs ?? run.state.entry.at;
  const byReach = Map.groupBy(reaches, ([, reach]) => reach);
  return [...byReach].map(([reach, names]) => {
    const named = inArray(
      event.name,
      names.map(([name]) => name),
    );
    if (reach === 'ever') return named;
    const sinceMs = reach === 'entry' ? enteredAt : Math.min(enteredAt, run.now - reach * dayMs);
    return and(named, gte(event.receivedAt, new Date(sinceMs)));
  });
}

/** When an event happened on a run's clock: accelerated runs read the virtual time scripts give, else translate. */
export function momentOf(at: { receivedAt: Date; virtualAt: Date | null }, clock: OpenRun['clock']): number {
  if (clock === null) return at.receivedAt.getTime();
  return at.virtualAt?.getTime() ?? toRunTime(clock, at.receivedAt.getTime());
}

async function loadMails(tx: Transaction, run: OpenRun): Promise<MailFact[]> {
  if (!run.plan.needs.mail) return [];
  const cap = run.plan.settings.frequencyCap;
  const columns = {
    runId: message.runId,
    nodeId: message.nodeId,
    visit: message.visit,
    purpose: message.purpose,
    state: message.state,
    decidedAt: message.decidedAt,
    sendAfter: message.sendAfter,
    leftAt: message.leftAt,
    settledAt: message.settledAt,
  };
  const own = tx.select(columns).from(message).where(eq(message.runId, run.runId));
  // Accelerated runs have clocks of their own: their mails cannot be compared with those of other runs, either way.
  const countsOthers = cap !== undefined && run.clock === null;
  const since = new Date(run.now - (cap?.perDays ?? 0) * dayMs);
  const others = tx
    .select(columns)
    .from(message)
    .leftJoin(journeyRun, eq(journeyRun.id, message.runId))
    .where(
      and(
        eq(message.leadId, run.lead.id),
        eq(message.purpose, 'marketing'),
        gte(message.sendAfter, since),
        ne(message.runId, run.runId),
        isNull(journeyRun.clockSpeed),
      ),
    );
  const rows = (await Promise.all([own, countsOthers ? others : []])).flat();
  return rows.map(({ decidedAt, sendAfter, leftAt, settledAt, ...row }) => ({
    ...row,
    decidedAt: decidedAt.getTime(),
    sendAfter: sendAfter.getTime(),
    leftAt: leftAt?.getTime() ?? null,
    ...(settledAt === null ? {} : { settledAt: toRunTime(run.clock, settledAt.getTime()) }),
  }));
}

async function loadPermission(tx: Transaction, run: OpenRun): Promise<Pick<LeadFacts, 'consents' | 'suppression'>> {
  if (!run.plan.needs.mail) return { consents: {}, suppression: null };
  const { id, emailKey } = run.lead;
  const [consents, suppressed] = await Promise.all([
    tx.select({ topic: consent.topic, state: consent.state }).from(consent).where(eq(consent.leadId, id)),
    emailKey === null
      ? []
      : tx.select({ reason: suppression.reason }).from(suppression).where(eq(suppression.emailKey, emailKey)),
  ]);
  return {
    consents: Object.fromEntries(consents.map(({ topic, state }) => [topic, state === 'given'])),
    suppression: suppressed[0]?.reason ?? null,
  };
}
