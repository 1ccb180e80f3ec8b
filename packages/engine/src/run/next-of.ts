import { queues, type Next } from '@tendril/contract';
import { activityCatalogue, runCall, type Transaction } from '@tendril/db';
import type { RunState } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import { toRealTime } from '../time/run-clock.ts';
import type { OpenRun } from './load-run.ts';

const defaults = {
  taskQueue: queues.call('tendril'),
  startToCloseMs: 60_000,
  heartbeatMs: null,
  maximumAttempts: 10,
  initialIntervalMs: 1_000,
  maximumIntervalMs: 300_000,
};

/** What the workflow of a run does next. Waits are told in real milliseconds from now, at least 1: it never knows a run's speed. */
export async function nextOf(tx: Transaction, of: { run: OpenRun; state: RunState }): Promise<Next> {
  const { run, state } = of;
  const title = run.plan.nodes[state.nodeId]?.title ?? state.nodeId;
  switch (state.phase) {
    case 'ended':
      return { kind: 'done' };
    case 'calling':
      return {
        kind: 'call',
        title,
        call: { callId: state.callId ?? '', ...(await callPlanOf(tx, state.callId ?? '')) },
      };
    case 'arriving':
      return { kind: 'wait', ms: 1, title };
    case 'held':
      return { kind: 'wait', ms: null, title };
    case 'waiting': {
      const deadline = state.wait?.deadline ?? null;
      return {
        kind: 'wait',
        ms: deadline === null ? null : Math.max(1, toRealTime(run.clock, deadline) - run.now),
        title,
      };
    }
  }
}

async function callPlanOf(tx: Transaction, callId: string) {
  const [row] = await tx
    .select({ activityKind: runCall.activityKind, entry: activityCatalogue.entry })
    .from(runCall)
    .leftJoin(activityCatalogue, eq(activityCatalogue.kind, runCall.activityKind))
    .where(eq(runCall.callId, callId));
  return { activityKind: row?.activityKind ?? '', ...defaults, ...timesOf(row?.entry ?? {}) };
}

/** The catalogue's entry was written by a worker, maybe of another version: what does not fit is left to the defaults. */
function timesOf(entry: Record<string, unknown>): Partial<typeof defaults> {
  const known = Object.keys(defaults).filter(
    (name) => typeof entry[name] === (name === 'taskQueue' ? 'string' : 'number'),
  );
  return Object.fromEntries(known.map((name) => [name, entry[name]]));
}
