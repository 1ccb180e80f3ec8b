import type { Say } from '../say.ts';

/** Something that was started, or is about to be. */
interface Stoppable {
  /** For the message, such as `the worker`. */
  name: string;
  /** `isHurried` kills it instead of letting it finish. Harmless when called again. */
  stop: (isHurried: boolean) => Promise<void>;
}

/** Remembers how to stop what was started. */
export interface Shutdown {
  /** Set off when the stopping begins: what is still being started gives up. */
  signal: AbortSignal;
  begin: () => void;
  /** What is added last is stopped first. */
  add: (stoppable: Stoppable) => void;
  /** Stops one after the other and says each. What cannot be stopped does not keep the others running. */
  stopAll: (isHurried: boolean) => Promise<void>;
}

export function createShutdown(say: Say): Shutdown {
  const begun = new AbortController();
  const running: Stoppable[] = [];
  const stopped = new Set<Stoppable>();
  const stop = async (stoppable: Stoppable, isHurried: boolean): Promise<void> => {
    try {
      await stoppable.stop(isHurried);
      // An impatient second call stops the same things at the same time; each is said once.
      if (!stopped.has(stoppable)) say(`Stopped ${stoppable.name}.`);
      stopped.add(stoppable);
    } catch (error) {
      say(`Could not stop ${stoppable.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    signal: begun.signal,
    begin: () => begun.abort(),
    add: (stoppable) => {
      running.unshift(stoppable);
    },
    stopAll: async (isHurried) => {
      for (const stoppable of running) await stop(stoppable, isHurried);
    },
  };
}
