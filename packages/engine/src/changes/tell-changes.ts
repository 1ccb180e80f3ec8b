import type { DatabaseClient } from '@tendril/db';
import { ChangeCollector, type Change } from './change.ts';

/** Tells every API, in every process, what has changed. */
export const changesChannel = 'tendril_changes';

/** How a change travels: JSON, far below the 8,000 bytes that a notification holds. */
export interface ToldChange {
  topics: string[];
  rehearsals: string[];
}

/** Long enough for a flood to be one notification, short enough to be at once for whoever looks. */
const gatherMs = 100;
const retryMs = 1_000;
const mostRehearsalsTold = 100;

/** To be called after a commit. */
export type TellChange = (change: Change) => void;

/**
 * A function that gathers changes and tells them together, at most ten times a second, on the pool and outside any transaction of
 * the engine. What could not be told is told later, with what came in between.
 */
export function createTellChanges(driver: DatabaseClient['driver'], onFailure: (error: unknown) => void): TellChange {
  const gathered = new ChangeCollector();
  let isScheduled = false;

  function schedule(delayMs: number): void {
    if (isScheduled || gathered.isEmpty) return;
    isScheduled = true;
    setTimeout(() => void tell(), delayMs).unref();
  }

  async function tell(): Promise<void> {
    const change = gathered.take();
    let delayMs = gatherMs;
    try {
      for (const told of inNotifications(change)) await driver.notify(changesChannel, JSON.stringify(told));
    } catch (error) {
      if (hasEnded(error)) return;
      gathered.add(change);
      delayMs = retryMs;
      onFailure(error);
    }
    isScheduled = false;
    schedule(delayMs);
  }

  return (change) => {
    gathered.add(change);
    schedule(gatherMs);
  };
}

/** This process lets go of the database: nothing more is to be told from here. */
function hasEnded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'CONNECTION_ENDED';
}

function inNotifications({ topics, rehearsals }: Change): ToldChange[] {
  const ids = [...rehearsals];
  const told: ToldChange[] = [{ topics: [...topics], rehearsals: ids.slice(0, mostRehearsalsTold) }];
  for (let from = mostRehearsalsTold; from < ids.length; from += mostRehearsalsTold)
    told.push({ topics: [], rehearsals: ids.slice(from, from + mostRehearsalsTold) });
  return told;
}
