import { Worker } from '@temporalio/worker';
import { serveCall } from '@tendril/activity-kit';
import type { ActivityDefinition, CallStore } from '@tendril/activity-kit';
import { activityFailures } from './activity-failures.ts';
import { GatedSlots } from './gated-slots.ts';
import { patientCallStore } from './patient-call-store.ts';
import type { TemporalSettings } from './temporal-settings.ts';
import { failureConverterPath } from './workflow-bundle.ts';

export interface CallWorkerOptions extends TemporalSettings {
  taskQueue: string;
  definitions: readonly ActivityDefinition[];
  callStore: CallStore;
  /** How many calls at once. */
  slots: number;
}

const heartbeatThrottleMs = 5_000;

/** The worker of one package's custom activities. Its calls never compete with the runs for slots. */
export function createCallWorker(options: CallWorkerOptions): Promise<Worker> {
  const { connection, namespace, gate, slots, shutdownGraceMs, definitions } = options;
  const store = patientCallStore(options.callStore, gate);
  return Worker.create({
    connection,
    namespace,
    taskQueue: options.taskQueue,
    activities: Object.fromEntries(definitions.map((definition) => [definition.kind, serveCall(definition, store)])),
    dataConverter: { failureConverterPath },
    interceptors: { activity: [activityFailures(gate)] },
    tuner: {
      activityTaskSlotSupplier: new GatedSlots({ count: slots, gate }),
      workflowTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
      localActivityTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
      nexusTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
    },
    // The answer to a heartbeat is how an activity hears that it is cancelled: not later than this.
    maxHeartbeatThrottleInterval: heartbeatThrottleMs,
    defaultHeartbeatThrottleInterval: heartbeatThrottleMs,
    shutdownGraceTime: shutdownGraceMs,
  });
}
