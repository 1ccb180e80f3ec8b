import type { EngineActivities, FailureCode, Next } from '@tendril/contract';

/** The two functions of the engine that workflows reach, bound to a database by whoever composes the worker. */
export interface RunEngine {
  advanceRun(runId: string, workflowNowMs: number): Promise<Next>;
  failCall(callId: string, code: FailureCode): Promise<void>;
}

/** The local activities of `leadJourney`. They only pass on: what they mean is the engine's. */
export function createEngineActivities(engine: RunEngine): EngineActivities {
  return {
    advance: (runId, now) => engine.advanceRun(runId, now),
    failCall: (callId, code) => engine.failCall(callId, code),
  };
}
