import { event, eventKey, journeyRun, runMatch, type Transaction } from '@tendril/db';
import { concerns, type LeadEvent, type RunState } from '@tendril/journey';
import { and, eq, ne, sql } from 'drizzle-orm';
import { noteChange, type ChangeTopic } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import type { LockedLead } from '../lead/lock-lead.ts';
import { ringRuns } from '../outbox/write-outbox.ts';
import { momentOf } from '../run/load-facts.ts';
import { clockOf, toRealTime, type RunClock } from '../time/run-clock.ts';
import { admitByEvent } from './admit-by-event.ts';

export interface EventToStore {
  lead: LockedLead;
  name: string;
  properties: Record<string, unknown>;
  /** Where it comes from: `form`, `api`, `provider`, `run`, … */
  source: string;
  /** The sender's id of it: an event with a known (source, id) is not stored again. */
  externalId?: string;
  /** Its time on the clock of accelerated runs (epoch ms). */
  virtualAtMs?: number;
  /** The run whose block caused it: that run has taken it into account already. */
  causedByRunId?: string;
  /** How many journeys, one starting the other, led to it; see `EnterInput`. */
  depth?: number;
}

/** A run of the lead that has not ended, as far as matching needs it. */
interface ListeningRun {
  id: string;
  versionId: string;
  state: RunState;
  clock: RunClock | null;
}

/**
 * Stores an event under its lead's lock, records which runs it concerns, rings them, and writes the entries it makes. Executes
 * no block. Call `engine.wakeRelays()` after the commit.
 */
export async function storeEvent(
  tx: Transaction,
  engine: Engine,
  input: EventToStore,
): Promise<{ eventId: string; isNew: boolean; receivedAt: Date }> {
  const { lead, name, properties, source } = input;
  const runs = await openRunsOf(tx, lead.row.id);
  const receivedAt = receiptTime(lead.now, runs);
  const [{ id: eventId } = { id: '' }] = await tx.select({ id: sql<string>`uuidv7()` }).from(sql`(values (1)) as one`);
  if (input.externalId !== undefined) {
    const known = await claimKey(tx, { source, externalId: input.externalId, eventId, receivedAt });
    if (known !== null) return { eventId: known, isNew: false, receivedAt };
  }
  const virtualAt = input.virtualAtMs === undefined ? null : new Date(input.virtualAtMs);
  await tx.insert(event).values({ id: eventId, leadId: lead.row.id, name, receivedAt, virtualAt, properties, source });
  noteChange(tx, { lead: lead.row, topics: topicsOf(name) });
  const others = runs.filter((run) => run.id !== input.causedByRunId);
  const toldOf = (run: ListeningRun): LeadEvent => ({
    id: eventId,
    name,
    properties,
    at: momentOf({ receivedAt, virtualAt }, run.clock),
  });
  await matchRuns(tx, engine, { runs: others, receivedAt, toldOf });
  await admitByEvent(tx, engine, {
    leadId: lead.row.id,
    event: { id: eventId, atMs: receivedAt.getTime(), name, properties },
    depth: input.depth ?? 0,
  });
  return { eventId, isNew: true, receivedAt };
}

/** Beside the lead's page, an event may be news to the pages about what it is part of. */
function topicsOf(name: string): ChangeTopic[] {
  const [group = ''] = name.split('.');
  return ['leads', ...(subjects[group] ?? [])];
}

/** What the test mailbox shows of an email includes the replies to it and who unsubscribed by it. */
const subjects: Readonly<Record<string, readonly ChangeTopic[]>> = {
  email: ['mails'],
  handoff: ['handoffs'],
  reply: ['replies', 'mails'],
  unsubscribed: ['mails'],
};

async function openRunsOf(tx: Transaction, leadId: string): Promise<ListeningRun[]> {
  const rows = await tx
    .select({
      id: journeyRun.id,
      versionId: journeyRun.versionId,
      state: journeyRun.state,
      clockStartedAt: journeyRun.clockStartedAt,
      clockSpeed: journeyRun.clockSpeed,
    })
    .from(journeyRun)
    .where(and(eq(journeyRun.leadId, leadId), ne(journeyRun.status, 'ended')));
  return rows.map((row) => ({ id: row.id, versionId: row.versionId, state: row.state, clock: clockOf(row) }));
}

/** Never before a block that has already happened, or the wait it ended with would overhear an event that came after it. */
function receiptTime(now: number, runs: readonly ListeningRun[]): Date {
  const blocks = runs.filter((run) => run.clock === null).map((run) => run.state.blockAt);
  return new Date(Math.max(now, ...blocks));
}

/** Claims (source, external id); the id of the event that already has it, or null. */
async function claimKey(tx: Transaction, key: typeof eventKey.$inferInsert): Promise<string | null> {
  const claimed = await tx.insert(eventKey).values(key).onConflictDoNothing().returning({ id: eventKey.eventId });
  if (claimed.length > 0) return null;
  const [known] = await tx
    .select({ id: eventKey.eventId })
    .from(eventKey)
    .where(and(eq(eventKey.source, key.source), eq(eventKey.externalId, key.externalId)));
  return known?.id ?? key.eventId;
}

async function matchRuns(
  tx: Transaction,
  engine: Engine,
  match: { runs: readonly ListeningRun[]; receivedAt: Date; toldOf: (run: ListeningRun) => LeadEvent },
): Promise<void> {
  const matches: (typeof runMatch.$inferInsert)[] = [];
  for (const run of match.runs) {
    const event = match.toldOf(run);
    const plan = await engine.plans.get(tx, run.versionId);
    if (!concerns({ plan, state: run.state, event })) continue;
    const createdAt = new Date(Math.max(match.receivedAt.getTime(), toRealTime(run.clock, event.at)));
    matches.push({ runId: run.id, eventId: event.id, createdAt });
  }
  if (matches.length === 0) return;
  await tx.insert(runMatch).values(matches).onConflictDoNothing();
  await ringRuns(
    tx,
    matches.map(({ runId }) => runId),
  );
}
