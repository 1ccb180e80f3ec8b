import type { EngineActivities, JobActivities } from '@tendril/contract';
import { advanceRun, failCall, migratePage } from '@tendril/engine';
import type { Engine } from '@tendril/engine';

/** The local activities of `leadJourney`. They only pass on: what they mean is the engine's. */
export function createEngineActivities(engine: Engine): EngineActivities {
  return {
    advance: (runId, now) => advanceRun(engine, runId, now),
    failCall: (callId, code) => failCall(engine, callId, code),
  };
}

/** The activities of long jobs, which page through people. */
export function createJobActivities(engine: Engine): JobActivities {
  return { migratePage: (migrationId) => migratePage(engine, migrationId) };
}
