import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import type { Info } from '@temporalio/activity';
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
    const beat = setInterval(() => context.heartbeat(), beatEveryMs(context.info));
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

/** Three beats per allowed silence; where none is set, often enough to hear of a cancel. */
function beatEveryMs({ heartbeatTimeoutMs, startToCloseTimeoutMs }: Info): number {
  return Math.max(1, Math.min(longestBeatMs, Math.floor((heartbeatTimeoutMs ?? startToCloseTimeoutMs) / 3)));
}
