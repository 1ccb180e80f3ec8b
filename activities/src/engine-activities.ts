import type { EngineActivities } from '@tendril/contract';
import { advanceRun, failCall } from '@tendril/engine';
import type { Engine } from '@tendril/engine';

/** The local activities of `leadJourney`. They only pass on: what they mean is the engine's. */
export function createEngineActivities(engine: Engine): EngineActivities {
  return {
    advance: (runId, now) => advanceRun(engine, runId, now),
    failCall: (callId, code) => failCall(engine, callId, code),
  };
}
