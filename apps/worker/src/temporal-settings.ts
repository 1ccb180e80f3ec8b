import type { NativeConnection } from '@temporalio/worker';
import type { DatabaseGate } from './database-gate.ts';

/** What every Temporal worker of this process shares. */
export interface TemporalSettings {
  connection: NativeConnection;
  namespace: string;
  gate: DatabaseGate;
  /** How long work under way may take once the process is asked to stop; then its activities are interrupted. */
  shutdownGraceMs: number;
}
