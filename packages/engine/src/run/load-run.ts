import { journeyRun, runCall, runMatch, type Transaction } from '@tendril/db';
import type { CallResult, Command, Plan, RunState } from '@tendril/journey';
import { eq, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { databaseClock, type LeadRow } from '../lead/lock-lead.ts';
import { clockOf, type RunClock } from '../time/run-clock.ts';

export type RunRow = typeof journeyRun.$inferSelect;

/** A run under its lead's lock, with everything that may be a reason to go on. */
export interface LoadedRun {
  row: RunRow;
  lead: LeadRow;
  clock: RunClock | null;
  /** Real time since we hold the lock (epoch ms). */
  now: number;
  /** The moment of the latest event that concerns the run (real time, epoch ms); null when nothing untold is there. */
  matchedAt: number | null;
  commands: Command[];
  call: CallResult | null;
}

const matchedAt = sql<number | null>`(
  select floor(extract(epoch from max(${runMatch.createdAt})) * 1000) from ${runMatch} where ${runMatch.runId} = ${journeyRun.id})`.mapWith(
  Number,
);
// Tables written out: in a query over one table Drizzle names columns without theirs, and here `id` would be the command's.
const commands = sql<Command[]>`(
  select coalesce(json_agg(run_command.command || jsonb_build_object('id', run_command.id) order by run_command.id), '[]')
  from run_command where run_command.run_id = journey_run.id)`;
const call = sql<CallResult | null>`(
  select json_build_object('callId', ${runCall.callId}, 'outcome', ${runCall.outcome}, 'output', coalesce(${runCall.output}, '{}'))
  from ${runCall} where ${runCall.callId} = ${journeyRun.state} ->> 'callId' and ${runCall.status} = 'done')`;

/**
 * Reads a run whose lead is locked. In one statement and after the lock, so that it sees whatever was committed before we got
 * it. Undefined when there is no such run.
 */
export async function loadRun(
  tx: Transaction,
  engine: Engine,
  of: { runId: string; lead: LeadRow },
): Promise<LoadedRun | undefined> {
  const [found] = await tx
    .select({ row: journeyRun, now: databaseClock, matchedAt, commands, call })
    .from(journeyRun)
    .where(eq(journeyRun.id, of.runId))
    .for('no key update');
  if (found === undefined) return undefined;
  return { ...found, lead: of.lead, clock: clockOf(found.row), now: engine.now(found.now) };
}

/** Whether there is anything to do for the run at this moment. Cheap: decides without plan and facts. */
export function hasReason(run: LoadedRun): boolean {
  const { row } = run;
  if (row.status === 'ended') return false;
  if (run.matchedAt !== null || run.commands.length > 0) return true;
  const { phase, wait } = row.state;
  if (phase === 'arriving') return true;
  if (phase === 'calling') return run.call !== null;
  if (phase !== 'waiting') return false;
  return (row.dueAt !== null && row.dueAt.getTime() <= run.now) || wait?.postponed != null;
}

/** A run with its plan, about to be carried on. */
export interface OpenRun {
  runId: string;
  journeyId: string;
  versionId: string;
  lead: LeadRow;
  clock: RunClock | null;
  plan: Plan;
  state: RunState;
  now: number;
  stepCount: number;
  entryKey: string;
}
