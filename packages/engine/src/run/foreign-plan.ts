import { journeyRun, runCall, runCommand, runMatch, type Transaction } from '@tendril/db';
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
  const since = sql<number | null>`floor(extract(epoch from least(
    ${journeyRun.dueAt},
    (select min(${runMatch.createdAt}) from ${runMatch} where ${runMatch.runId} = ${journeyRun.id}),
    (select min(${runCommand.createdAt}) from ${runCommand} where ${runCommand.runId} = ${journeyRun.id}),
    (select ${runCall.finishedAt} from ${runCall}
      where ${runCall.callId} = ${journeyRun.state} ->> 'callId' and ${runCall.status} = 'done')
  )) * 1000)`;
  const [found] = await tx.select({ since }).from(journeyRun).where(eq(journeyRun.id, row.id));
  return found?.since == null ? now : Number(found.since);
}
