import type { CallStore } from '@tendril/activity-kit';
import { failureCodeOf } from '@tendril/engine';
import type { DatabaseGate } from './database-gate.ts';

/**
 * The store, asked again once the database answers: an outage must neither use up a call's attempts nor throw away
 * a result that is already there. Rejects when the worker stops, and with any other error of the store.
 */
export function patientCallStore(store: CallStore, gate: DatabaseGate): CallStore {
  async function ask<T>(question: () => Promise<T>): Promise<T> {
    for (;;) {
      await gate.whenOpen();
      try {
        return await question();
      } catch (error) {
        if (failureCodeOf(error) !== 'database_unavailable') throw error;
        gate.close();
      }
    }
  }
  return {
    load: (callId) => ask(() => store.load(callId)),
    finish: (callId, result) => ask(() => store.finish(callId, result)),
  };
}
