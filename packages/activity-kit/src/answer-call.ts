import type { ActivityLogger } from './activity-context.ts';
import type { CallResult, CallStore } from './call-store.ts';
import { cancelledOutcome, errorOutcome } from './define-activity.ts';
import type { ActivityDefinition } from './define-activity.ts';
import { executeActivity } from './execute-activity.ts';

/** What surrounds one attempt: Temporal's activity context, or a test's. */
export interface CallSurroundings {
  signal: AbortSignal;
  logger: ActivityLogger;
  heartbeat(): void;
}

export interface Call {
  callId: string;
  definition: ActivityDefinition;
  store: CallStore;
}

/**
 * One attempt at a call; returns the outcome's name, nothing else. A call that has its result is not executed again,
 * so that whatever a result led to stays true. Throws what the activity throws, and the signal's reason once aborted.
 */
export async function answerCall({ callId, definition, store }: Call, around: CallSurroundings): Promise<string> {
  const call = await store.load(callId);
  if (call === null || call.status === 'cancelled') return cancelledOutcome;
  if (call.status === 'done') return call.outcome;
  const context = {
    lead: call.lead,
    run: call.run,
    idempotencyKey: callId,
    logger: around.logger,
    heartbeat: () => around.heartbeat(),
    signal: around.signal,
  };
  const result = await unlessAborted(executeActivity(definition, { input: call.input, context }), around.signal);
  // Stored before Temporal hears of it: a worker that dies in between leaves a result, not a second execution.
  await store.finish(callId, result);
  return outcomeOf(result);
}

function outcomeOf(result: CallResult): string {
  return 'outcome' in result ? result.outcome : errorOutcome;
}

/** An activity that ignores its signal must not hold the worker; whatever it still does is not used. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopListening = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { signal: stopListening.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening.abort();
  }
}
