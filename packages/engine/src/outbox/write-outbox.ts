import { outbox, type OutboxLane, type Transaction } from '@tendril/db';
import { sql } from 'drizzle-orm';

/**
 * Asks a relay to look at runs and wake their workflows. A run that already has an unclaimed ring gets no second one, but that
 * one is due now: it may be one that failed and was put off, or one of the sweep's.
 */
export async function ringRuns(tx: Transaction, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx
    .insert(outbox)
    .values(ringsFor(runIds, 'react'))
    .onConflictDoUpdate({
      ...oneRing,
      set: { lane: 'react', dueAt: sql`excluded.due_at` },
      setWhere: sql`${outbox.lane} <> 'react' or ${outbox.dueAt} > excluded.due_at`,
    });
}

/** The same for runs that are late already, thousands perhaps: apart from reactions, which must not queue behind them. */
export async function ringOverdue(tx: Transaction, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx
    .insert(outbox)
    .values(ringsFor(runIds, 'start'))
    .onConflictDoNothing({ target: oneRing.target, where: oneRing.targetWhere });
}

const oneRing = { target: outbox.runId, targetWhere: sql`kind = 'ring' and claimed_until is null` };

function ringsFor(runIds: readonly string[], lane: OutboxLane): (typeof outbox.$inferInsert)[] {
  return [...new Set(runIds)].map((runId) => ({ lane, kind: 'ring', runId }));
}

/** Asks a relay to start the workflow of a run that has to wait or call. */
export async function startRun(tx: Transaction, runId: string, lane: 'start' | 'bulk'): Promise<void> {
  await tx.insert(outbox).values({ lane, kind: 'start', runId });
}

/** What an entry by event needs to be made in a transaction of its own. */
export type EnterPayload = {
  journeyId: string;
  nodeId: string;
  key: string;
  eventId: string;
  /** Epoch ms. */
  eventAtMs: number;
  properties: Record<string, unknown>;
  source: 'event' | 'import';
  /** Journeys started by journeys; beyond the limit the run is held. */
  depth: number;
};

/** Asks a relay to make entries. Those of an import, many thousands perhaps, must not hold up what leads do. */
export async function enterLater(tx: Transaction, leadId: string, entries: readonly EnterPayload[]): Promise<void> {
  if (entries.length === 0) return;
  const laneOf = ({ source }: EnterPayload): OutboxLane => (source === 'import' ? 'bulk' : 'react');
  await tx
    .insert(outbox)
    .values(entries.map((payload) => ({ lane: laneOf(payload), kind: 'enter' as const, leadId, payload })));
}
