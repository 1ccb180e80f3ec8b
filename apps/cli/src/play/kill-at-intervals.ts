import { setTimeout as pause } from 'node:timers/promises';
import type { WorkerProcess } from './worker-process.ts';

export interface KillPlan {
  times: number;
  /** How long the run will take in real time. */
  expectedMs: number;
  signal: AbortSignal;
}

/** Kills the worker so many times, evenly spread over the expected run; each time the next one starts at once. Answers how often it did. */
export async function killAtIntervals(worker: WorkerProcess, { times, expectedMs, signal }: KillPlan): Promise<number> {
  const startedAt = performance.now();
  let kills = 0;
  try {
    for (; kills < times; kills += 1) {
      const dueMs = ((kills + 1) * expectedMs) / (times + 1);
      await pause(Math.max(0, startedAt + dueMs - performance.now()), undefined, { signal });
      await worker.kill();
    }
  } catch (error) {
    // The run was broken off, which whoever waits for it is told by other ways.
    if (!signal.aborted) throw error;
  }
  return kills;
}
