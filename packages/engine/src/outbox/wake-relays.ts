import type { DatabaseClient } from '@tendril/db';

/** Tells every relay, in every process, that something may be due; empty, for the rows say what. */
export const outboxChannel = 'tendril_outbox';
const minGapMs = 10;

/** A function to call after a commit: notifies at most every 10 ms, so that a flood costs no more than a trickle. */
export function createWakeRelays(driver: DatabaseClient['driver'], onFailure: (error: unknown) => void): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      // A lost notification costs at most the second after which relays look anyway.
      driver.notify(outboxChannel, '').catch(onFailure);
    }, minGapMs).unref();
  };
}
