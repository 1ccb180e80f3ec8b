import {
  handoff,
  journeyMigration,
  journeyRun,
  runCommand,
  type PublishPolicies,
  type StepPolicy,
  type Transaction,
} from '@tendril/db';
import { carryOver, type Command } from '@tendril/journey';
import { and, eq, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLeadRow } from '../lead/lock-lead.ts';
import { ringRuns } from '../outbox/write-outbox.ts';
import { advanceRun } from '../run/advance-run.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { loadFacts } from '../run/load-facts.ts';
import { hasReason, loadRun, type LoadedRun } from '../run/load-run.ts';
import { openRun } from '../run/open-run.ts';
import { rowOf } from '../run/write-run.ts';
import { toRealTime, toRunTime } from '../time/run-clock.ts';

export type MigrationRow = typeof journeyMigration.$inferSelect;
/** The counter a run is counted by; `gone` counts nowhere: it has ended, or is on the version already. */
type Outcome = 'moved' | 'redirected' | 'ended' | 'stayed' | 'failed' | 'gone';

/** A run that always has something to do first is given up after so many looks. */
const mostLooks = 5;

/**
 * Takes one run over to the migration's version, as the policy of the step it stands at says. Whatever there is a reason to do
 * on the old version is done first: who has replied leaves by that reply. One transaction under the lead's lock, in which the
 * migration's counter and cursor move as well: done once, however often it is asked for.
 */
export async function migrateRun(engine: Engine, migration: MigrationRow, runId: string): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const outcome = await inTransaction(engine, async (tx) => {
      const found = await attempt(tx, engine, { migration, runId, isLast: looks >= mostLooks });
      if (found !== 'busy') await count(tx, { migration, runId, outcome: found });
      return found;
    });
    if (outcome !== 'busy') {
      engine.wakeRelays();
      return;
    }
    await advanceRun(engine, runId, engine.now(Date.now()));
  }
}

async function attempt(
  tx: Transaction,
  engine: Engine,
  of: { migration: MigrationRow; runId: string; isLast: boolean },
): Promise<Outcome | 'busy'> {
  const { migration, runId, isLast } = of;
  const lead = await lockLeadRow(
    tx,
    sql`(select ${journeyRun.leadId} from ${journeyRun} where ${journeyRun.id} = ${runId})`,
  );
  const run = lead === undefined ? undefined : await loadRun(tx, engine, { runId, lead });
  if (run === undefined || run.row.status === 'ended' || run.row.versionId === migration.toVersionId) return 'gone';
  if (hasReason(run)) return isLast ? 'failed' : 'busy';
  const policy = policyFor(migration.policies, run.row.nodeId);
  switch (policy.kind) {
    case 'keep':
      return 'stayed';
    case 'exit':
      await order(tx, runId, { kind: 'end', reason: policy.reason });
      return 'ended';
    case 'redirect':
      await tx.update(journeyRun).set({ versionId: migration.toVersionId }).where(eq(journeyRun.id, runId));
      await order(tx, runId, { kind: 'move', to: policy.to });
      return 'redirected';
    case 'move':
      return move(tx, engine, { migration, run });
  }
}

export function policyFor({ steps, others }: PublishPolicies, nodeId: string): StepPolicy {
  return Object.hasOwn(steps, nodeId) ? (steps[nodeId] ?? others) : others;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Orders are obeyed by the relay, each in a transaction of its own: none is executed here. */
async function order(tx: Transaction, runId: string, command: WithoutId<Command>): Promise<void> {
  await tx.insert(runCommand).values({ runId, command });
  await ringRuns(tx, [runId]);
}

async function move(
  tx: Transaction,
  engine: Engine,
  { migration, run }: { migration: MigrationRow; run: LoadedRun },
): Promise<Outcome> {
  const [from, to] = [await engine.plans.get(tx, run.row.versionId), await engine.plans.get(tx, migration.toVersionId)];
  const open = { ...openRun(run, to), versionId: migration.toVersionId };
  const facts = await loadFacts(tx, open, { call: run.call, commands: [] });
  const now = toRunTime(run.clock, run.now);
  const tried = carryOver({ from, to, state: run.row.state, facts, now, releaseAt: now });
  // Somebody came to this step after it was taken out: they finish on the version they know.
  if (tried.kind === 'lost') return 'stayed';
  const slotAt = tried.isOverdue ? toRunTime(run.clock, await takeSlot(tx, migration, run.now)) : now;
  const carried = tried.isOverdue
    ? carryOver({ from, to, state: run.row.state, facts, now, releaseAt: slotAt })
    : tried;
  if (carried.kind === 'lost') return 'stayed';
  const columns = rowOf(open, { changed: true, leftWork: false, state: carried.state, steps: [], obeyed: [] });
  await tx
    .update(journeyRun)
    .set({ ...columns, versionId: migration.toVersionId })
    .where(eq(journeyRun.id, run.row.id));
  if (carried.handoffDueAt !== null) await moveHandoff(tx, run, carried.handoffDueAt);
  // Later than the timer is no reason to wake anybody: the timer fires, looks and is set anew.
  if (isSooner(columns.dueAt ?? null, run.row.dueAt)) await ringRuns(tx, [run.row.id]);
  return 'moved';
}

/** The next moment at which one of those whose time is up may leave; real time, epoch ms. */
async function takeSlot(tx: Transaction, { id, releasePerHour }: MigrationRow, nowMs: number): Promise<number> {
  const now = sql`${new Date(nowMs).toISOString()}::timestamptz`;
  const [taken] = await tx
    .update(journeyMigration)
    .set({
      nextSlotAt: sql`greatest(coalesce(${journeyMigration.nextSlotAt}, ${now}), ${now}) + interval '1 hour' / ${releasePerHour}::float`,
    })
    .where(eq(journeyMigration.id, id))
    .returning({ nextSlotAt: journeyMigration.nextSlotAt });
  return taken?.nextSlotAt?.getTime() ?? nowMs;
}

async function moveHandoff(tx: Transaction, { row, clock }: LoadedRun, dueAt: number): Promise<void> {
  const { nodeId, visits } = row.state;
  await tx
    .update(handoff)
    .set({ dueAt: new Date(toRealTime(clock, dueAt)) })
    .where(
      and(
        eq(handoff.runId, row.id),
        eq(handoff.nodeId, nodeId),
        eq(handoff.visit, visits[nodeId] ?? 0),
        eq(handoff.state, 'open'),
      ),
    );
}

function isSooner(dueAt: Date | null, before: Date | null): boolean {
  return dueAt !== null && (before === null || dueAt.getTime() < before.getTime());
}

/** Moves the counter and the cursor in the run's own transaction. */
async function count(
  tx: Transaction,
  { migration, runId, outcome }: { migration: MigrationRow; runId: string; outcome: Outcome },
): Promise<void> {
  const counted = outcome === 'gone' ? {} : { [outcome]: sql`${journeyMigration[outcome]} + 1` };
  await tx
    .update(journeyMigration)
    .set({ ...counted, afterRun: runId, touchedAt: sql`now()` })
    .where(eq(journeyMigration.id, migration.id));
}
