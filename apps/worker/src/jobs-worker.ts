import { Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { queues } from '@tendril/contract';
import type { JobActivities } from '@tendril/contract';
import { activityFailures } from './activity-failures.ts';
import { GatedSlots } from './gated-slots.ts';
import type { TemporalSettings } from './temporal-settings.ts';
import { failureConverterPath } from './workflow-bundle.ts';

export interface JobsWorkerOptions extends TemporalSettings {
  jobActivities: JobActivities;
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
}

/** Few at once: a job that takes thousands of people along must not take their connections from what leads do. */
const jobsAtOnce = 2;

/** The worker of long jobs, on a queue of their own, so that none of them ever stands before a lead. */
export function createJobsWorker(options: JobsWorkerOptions): Promise<Worker> {
  const { connection, namespace, gate, shutdownGraceMs } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue: queues.jobs,
    workflowBundle: options.workflowBundle,
    activities: { ...options.jobActivities },
    dataConverter: { failureConverterPath },
    interceptors: { activity: [activityFailures(gate)] },
    tuner: {
      workflowTaskSlotSupplier: { type: 'fixed-size', numSlots: jobsAtOnce },
      localActivityTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
      activityTaskSlotSupplier: new GatedSlots({ count: jobsAtOnce, gate }),
      nexusTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
    },
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    maxCachedWorkflows: jobsAtOnce,
    reuseV8Context: true,
    shutdownGraceTime: shutdownGraceMs,
  });
}
