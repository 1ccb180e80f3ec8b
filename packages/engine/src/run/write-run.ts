import { journeyOnce, type journeyRun, type Transaction } from '@tendril/db';
import type { RunState } from '@tendril/journey';
import { and, eq } from 'drizzle-orm';
import { toRealTime } from '../time/run-clock.ts';
import type { Carried } from './carry-on.ts';
import type { OpenRun } from './load-run.ts';

type RunColumns = Pick<
  typeof journeyRun.$inferInsert,
  'status' | 'state' | 'nodeId' | 'dueAt' | 'heldReason' | 'endReason' | 'goalAt' | 'endedAt' | 'stepCount'
> & { status: 'active' | 'held' | 'ended' };

/** The columns of a run as they are after it was carried on. */
export function rowOf(run: OpenRun, { state, steps }: Carried): RunColumns {
  const deadline = deadlineOf(state);
  return {
    status: state.phase === 'ended' ? 'ended' : state.phase === 'held' ? 'held' : 'active',
    state,
    nodeId: state.nodeId,
    dueAt: deadline === null ? null : new Date(toRealTime(run.clock, deadline)),
    heldReason: state.held?.reason ?? null,
    endReason: state.end?.reason ?? null,
    goalAt: state.goalAt === null ? null : new Date(state.goalAt),
    endedAt: state.phase === 'ended' ? new Date(run.now) : null,
    stepCount: run.stepCount + steps.length,
  };
}

/** When a run must be looked at, on its own clock; one that has not begun, at once. */
function deadlineOf(state: RunState): number | null {
  if (state.phase === 'arriving') return state.momentAt;
  return state.phase === 'waiting' ? (state.wait?.deadline ?? null) : null;
}

/** Notes the end where re-entry rules look for it; it outlives the run. */
export async function rememberEnd(tx: Transaction, run: OpenRun): Promise<void> {
  await tx
    .update(journeyOnce)
    .set({ endedAt: new Date(run.now) })
    .where(
      and(
        eq(journeyOnce.journeyId, run.journeyId),
        eq(journeyOnce.leadKey, run.lead.id),
        eq(journeyOnce.entryKey, run.entryKey),
      ),
    );
}
