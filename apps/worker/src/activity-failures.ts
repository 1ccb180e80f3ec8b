import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { isFailureCode } from '@tendril/contract';
import { failureCodeOf, traceOf } from '@tendril/engine';
import type { DatabaseGate } from './database-gate.ts';

/**
 * The one place where an activity's error becomes a code: where it comes from goes to this worker's log, the code alone to
 * Temporal. A database that does not answer closes the gate.
 */
export function activityFailures(gate: DatabaseGate): ActivityInterceptorsFactory {
  return (context) => ({
    inbound: {
      execute: async (input, next) => {
        try {
          return await next(input);
        } catch (error) {
          if (error instanceof CancelledFailure) throw error;
          if (error instanceof ApplicationFailure && isFailureCode(error.message)) throw error;
          const code = failureCodeOf(error);
          if (code === 'database_unavailable') gate.close();
          context.log.warn('An activity failed and is tried again', { code, trace: traceOf(error) });
          throw ApplicationFailure.create({ message: code, type: code });
        }
      },
    },
  });
}
