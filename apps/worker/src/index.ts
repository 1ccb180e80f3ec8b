export { createCallWorker } from './call-worker.ts';
export type { CallWorkerOptions } from './call-worker.ts';
export { DatabaseGate } from './database-gate.ts';
export { createJourneyWorker } from './journey-worker.ts';
export type { JourneyWorkerOptions } from './journey-worker.ts';
export type { TemporalSettings } from './temporal-settings.ts';
export { failureConverterPath, workflowBundle } from './workflow-bundle.ts';
