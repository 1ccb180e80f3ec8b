import type { Say } from '../say.ts';

/** Stops one thing; `isHurried` kills it instead of letting it finish. Harmless when called again. */
export type Stop = (isHurried: boolean) => Promise<void>;

/** Remembers how to stop what was started. */
export interface Shutdown {
  /** Set off when the stopping begins: what is still being started gives up. */
  signal: AbortSignal;
  begin: () => void;
  /** Adds something that was started, or is about to be; what came last is stopped first. */
  add: (stop: Stop) => void;
  /** Stops one after the other. What cannot be stopped is said, and does not keep the others running. */
  stopAll: (isHurried: boolean) => Promise<void>;
}

export function createShutdown(say: Say): Shutdown {
  const begun = new AbortController();
  const stops: Stop[] = [];
  return {
    signal: begun.signal,
    begin: () => begun.abort(),
    add: (stop) => {
      stops.unshift(stop);
    },
    stopAll: async (isHurried) => {
      for (const stop of stops) {
        await stop(isHurried).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
      }
    },
  };
}
