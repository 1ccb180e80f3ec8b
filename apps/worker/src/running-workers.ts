import type { Worker } from '@temporalio/worker';

/** Workers that poll. `finished` resolves when all have drained, and rejects when one broke down. */
export interface RunningWorkers {
  finished: Promise<void>;
  /** Stops polling, lets work under way end, and resolves when it has. */
  stop(): Promise<void>;
}

/** Lets workers poll until they are stopped. Where one breaks down the others drain, so that the process can end. */
export function runWorkers(workers: readonly Worker[]): RunningWorkers {
  const shutDown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runs = workers.map((worker) =>
    worker.run().catch((error: unknown) => {
      shutDown();
      throw error;
    }),
  );
  const finished = Promise.allSettled(runs).then((results) => {
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  });
  finished.catch(() => undefined); // whoever awaits it hears of it; until then it is not an unhandled one
  return {
    finished,
    stop: async () => {
      shutDown();
      await finished.catch(() => undefined);
    },
  };
}
