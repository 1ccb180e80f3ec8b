import { setTimeout as pause } from 'node:timers/promises';

export interface UntilOptions {
  /** How long to go on looking, in milliseconds. */
  limitMs: number;
  /** Time between two looks, 50 ms unless given. */
  everyMs?: number;
  /** Ends the waiting early; the answer is then false. */
  signal?: AbortSignal;
}

/** Looks at a condition again and again; true as soon as it holds, false when the time is over. */
export async function until(holds: () => boolean | Promise<boolean>, options: UntilOptions): Promise<boolean> {
  const { limitMs, everyMs = 50, signal } = options;
  const end = performance.now() + limitMs;
  for (;;) {
    if (signal?.aborted === true) return false;
    if (await holds()) return true;
    if (performance.now() >= end) return false;
    await pause(everyMs);
  }
}
