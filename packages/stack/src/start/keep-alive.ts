import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from '../say.ts';

/** Something that shall run until we stop it. */
export interface Kept {
  name: string;
  isAlive: () => boolean;
  restart: () => Promise<void>;
}

export interface KeepAliveOptions {
  say: Say;
  /** Ends the watch; what is kept is left as it is. */
  signal: AbortSignal;
  /** Time between two looks, and the shortest time before a restart; one second unless given. */
  everyMs?: number;
}

const LONGEST_PAUSE_MS = 30_000;
/** Who has run this long counts as healthy, so its next restart comes at once again. */
const HEALTHY_MS = 60_000;

/** Watches one thing and starts it again when it has died, ever less often while that does not help. Says each time. */
export async function keepAlive(kept: Kept, options: KeepAliveOptions): Promise<void> {
  const { say, signal, everyMs = 1000 } = options;
  let pauseMs = everyMs;
  let startedAt = performance.now();
  while (!signal.aborted) {
    await waitFor(everyMs, signal);
    if (signal.aborted || kept.isAlive()) continue;
    if (performance.now() - startedAt > HEALTHY_MS) pauseMs = everyMs;
    say(`The ${kept.name} has ended unexpectedly. Starting it again in ${Math.ceil(pauseMs / 1000)} s.`);
    await waitFor(pauseMs, signal);
    if (signal.aborted) return;
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    startedAt = performance.now();
    await restart(kept, say);
  }
}

async function restart(kept: Kept, say: Say): Promise<void> {
  try {
    await kept.restart();
    say(`The ${kept.name} is running again.`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal }).catch(() => undefined);
}
