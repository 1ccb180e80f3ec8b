import { journeyRun, type Transaction } from '@tendril/db';
import { currentPlanVersion, unknownKinds, type Plan } from '@tendril/journey';
import { eq, sql } from 'drizzle-orm';
import { EngineFailure } from '../failure.ts';
import type { LoadedRun } from './load-run.ts';

/** How long a plan this process does not understand is left to others before the run is held: a rolling deploy. */
const leftToOthersMs = 3_600_000;

/** Why this process does not understand a plan, which a newer one made; null when it does. */
export function whyForeign(plan: Plan): 'newer_plan' | 'unknown_node_kind' | null {
  if (plan.planVersion > currentPlanVersion) return 'newer_plan';
  return unknownKinds(plan).length > 0 ? 'unknown_node_kind' : null;
}

/** Leaves a run with a foreign plan to other processes, by throwing, as long as one of them may still come to it. */
export async function leaveToOthers(
  tx: Transaction,
  run: LoadedRun,
  why: 'newer_plan' | 'unknown_node_kind',
): Promise<void> {
  if (run.now - (await reasonSince(tx, run)) < leftToOthersMs) throw new EngineFailure(why);
}

/** Since when there is something to do for a run (epoch ms): its deadline, the oldest match or command, the result of its call. */
async function reasonSince(tx: Transaction, { row, now }: LoadedRun): Promise<number> {
  // Tables written out, as in `loadRun`.
  const since = sql<number | null>`floor(1000 * extract(epoch from least(
    journey_run.due_at,
    (select min(run_match.created_at) from run_match where run_match.run_id = journey_run.id),
    (select min(run_command.created_at) from run_command where run_command.run_id = journey_run.id),
    (select run_call.finished_at from run_call
      where run_call.call_id = journey_run.state ->> 'callId' and run_call.status = 'done'))))`;
  const [found] = await tx.select({ since }).from(journeyRun).where(eq(journeyRun.id, row.id));
  return found?.since == null ? now : Number(found.since);
}
