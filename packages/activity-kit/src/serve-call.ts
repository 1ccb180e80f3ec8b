import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import { answerCall } from './answer-call.ts';
import type { CallStore } from './call-store.ts';
import type { ActivityDefinition } from './define-activity.ts';

const longestBeatMs = 10_000;

/**
 * The Temporal activity of a definition: takes a callId, returns the outcome's name. It beats while the activity
 * runs, and lets nothing of an error through but the code `activity_failed`: the reason goes to the worker's log.
 */
export function serveCall(definition: ActivityDefinition, store: CallStore): (callId: string) => Promise<string> {
  return async (callId) => {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), beatEveryMs(definition));
    try {
      return await answerCall(
        { callId, definition, store },
        { signal: context.cancellationSignal, logger: context.log, heartbeat: () => context.heartbeat() },
      );
    } catch (error) {
      // A worker that stops interrupts the attempt; only a cancel from outside ends the call.
      if (error instanceof CancelledFailure && context.cancellationDetails?.workerShutdown !== true) throw error;
      context.log.warn('An attempt failed', { kind: definition.kind, callId, error });
      throw ApplicationFailure.create({ message: 'activity_failed', type: 'activity_failed' });
    } finally {
      clearInterval(beat);
    }
  };
}

function beatEveryMs({ heartbeatMs, timeoutMs }: ActivityDefinition): number {
  return Math.max(1, Math.min(longestBeatMs, Math.floor((heartbeatMs ?? timeoutMs) / 3)));
}
