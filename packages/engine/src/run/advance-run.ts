import type { Next } from '@tendril/contract';
import { journeyRun, runCommand, runMatch, type Transaction } from '@tendril/db';
import { eq, inArray, sql } from 'drizzle-orm';
import { noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { lockLeadRow } from '../lead/lock-lead.ts';
import { carryOn, type Carried } from './carry-on.ts';
import { leaveToOthers, whyForeign } from './foreign-plan.ts';
import { inTransaction } from './in-transaction.ts';
import { hasReason, loadRun, type LoadedRun, type OpenRun } from './load-run.ts';
import { nextOf } from './next-of.ts';
import { openRun } from './open-run.ts';
import { rowOf } from './write-run.ts';

/**
 * Looks at a run and does whatever there is a reason to do, exactly once: the reason is read from the rows under the lead's
 * lock, never from the caller, so calling twice, late, early or after a crash is harmless. `workflowNowMs` is the caller's
 * clock in epoch ms; the database's counts when it is ahead.
 */
export async function advanceRun(engine: Engine, runId: string, workflowNowMs: number): Promise<Next> {
  const { next, leftWork } = await inTransaction(engine, (tx) => look(tx, engine, { runId, workflowNowMs }));
  if (leftWork) engine.wakeRelays();
  return next;
}

async function look(
  tx: Transaction,
  engine: Engine,
  of: { runId: string; workflowNowMs: number },
): Promise<{ next: Next; leftWork: boolean }> {
  const lead = await lockLeadRow(
    tx,
    sql`(select ${journeyRun.leadId} from ${journeyRun} where ${journeyRun.id} = ${of.runId})`,
  );
  const loaded = lead === undefined ? undefined : await loadRun(tx, engine, { runId: of.runId, lead });
  if (loaded === undefined || loaded.row.status === 'ended') return { next: { kind: 'done' }, leftWork: false };
  // Never before an event that is to be told: clocks differ, and once its match is gone nothing would ring for it again.
  const found = { ...loaded, now: Math.max(loaded.now, of.workflowNowMs, loaded.matchedAt ?? 0) };
  const plan = await engine.plans.get(tx, found.row.versionId);
  if (!hasReason(found))
    return { next: await nextOf(tx, { run: openRun(found, plan), state: found.row.state }), leftWork: false };
  const foreign = whyForeign(plan);
  if (foreign !== null) await leaveToOthers(tx, found, foreign);
  const run = openRun(found, plan);
  const carried =
    foreign === 'newer_plan'
      ? heldForNewer(found)
      : await carryOn(tx, engine, { run, pending: { call: found.call, commands: found.commands } });
  await writeRun(tx, { found, run, carried });
  return { next: await nextOf(tx, { run, state: carried.state }), leftWork: carried.leftWork };
}

/** Unknown steps hold a run where it comes to them; a newer plan may mean anything. Commands stay for who understands it. */
function heldForNewer({ row }: LoadedRun): Carried {
  const { state } = row;
  const held = state.held ?? { reason: 'newerPlan', at: state.blockAt };
  return {
    changed: state.phase !== 'held',
    leftWork: false,
    state: { ...state, phase: 'held', held },
    steps: [],
    obeyed: [],
  };
}

async function writeRun(tx: Transaction, of: { found: LoadedRun; run: OpenRun; carried: Carried }): Promise<void> {
  const { found, run, carried } = of;
  const writes: PromiseLike<unknown>[] = [];
  if (carried.changed) noteChange(tx, { lead: run.lead, topics: ['journeys', 'leads'] });
  if (carried.changed) writes.push(tx.update(journeyRun).set(rowOf(run, carried)).where(eq(journeyRun.id, run.runId)));
  if (found.matchedAt !== null) writes.push(tx.delete(runMatch).where(eq(runMatch.runId, run.runId)));
  if (carried.obeyed.length > 0) writes.push(tx.delete(runCommand).where(inArray(runCommand.id, [...carried.obeyed])));
  await Promise.all(writes);
}
