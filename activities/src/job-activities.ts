import type { JobActivities } from '@tendril/contract';
import { migratePage } from '@tendril/engine';
import type { Engine } from '@tendril/engine';

/** The activities of long jobs. They only pass on: what they mean is the engine's. */
export function createJobActivities(engine: Engine): JobActivities {
  return { migratePage: (migrationId) => migratePage(engine, migrationId) };
}
