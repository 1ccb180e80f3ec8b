import { Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { queues } from '@tendril/contract';
import type { EngineActivities } from '@tendril/contract';
import { activityFailures } from './activity-failures.ts';
import { GatedSlots } from './gated-slots.ts';
import type { TemporalSettings } from './temporal-settings.ts';
import { failureConverterPath } from './workflow-bundle.ts';

export interface JourneyWorkerOptions extends TemporalSettings {
  engineActivities: EngineActivities;
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  /** As many as there are connections in the pool: more would only queue for one and time out. At least 2. */
  slots: number;
  /** A waiting run kept in memory costs 0.35 MB and spares a replay when it goes on. */
  maxCachedWorkflows: number;
}

const mostPolls = 10;

/** The worker of the runs: their workflows, and the engine as local activities. */
export function createJourneyWorker(options: JourneyWorkerOptions): Promise<Worker> {
  const { connection, namespace, gate, slots, shutdownGraceMs } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue: queues.journey,
    workflowBundle: options.workflowBundle,
    activities: options.engineActivities,
    enableNonLocalActivities: false,
    dataConverter: { failureConverterPath },
    interceptors: { activity: [activityFailures(gate)] },
    tuner: {
      workflowTaskSlotSupplier: new GatedSlots({ count: slots, gate }),
      localActivityTaskSlotSupplier: { type: 'fixed-size', numSlots: slots },
      activityTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
      nexusTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
    },
    // A poll holds its slot while it waits: with as many polls as slots, one queue's polls would starve the other's.
    workflowTaskPollerBehavior: {
      type: 'simple-maximum',
      maximum: Math.max(2, Math.min(mostPolls, Math.floor(slots / 2))),
    },
    maxCachedWorkflows: options.maxCachedWorkflows,
    reuseV8Context: true,
    shutdownGraceTime: shutdownGraceMs,
  });
}
