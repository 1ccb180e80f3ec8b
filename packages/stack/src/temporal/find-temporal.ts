import type { Say } from '../say.ts';

/** One way to come by the Temporal server. */
export interface WayToTemporal {
  /** Completes "Looking for the Temporal server: …". */
  tries: string;
  limitMs: number;
  /** Path of the program; throws with the reason where this way leads nowhere. */
  find: (attempt: Attempt) => Promise<string>;
}

export interface Attempt {
  say: Say;
  /** Set off at the time limit and when the start is broken off. */
  signal: AbortSignal;
}

export interface FindOptions {
  /** In the order in which they are tried. */
  ways: readonly WayToTemporal[];
  say: Say;
  signal?: AbortSignal | undefined;
}

/**
 * Tries one way after the other and answers the path of a `temporal` program.
 * Throws an error that names what failed and what a person can do, when no way leads to one.
 */
export async function findTemporal(options: FindOptions): Promise<string> {
  const failures: string[] = [];
  for (const way of options.ways) {
    options.say(`Looking for the Temporal server: ${way.tries}.`);
    try {
      return await withinLimit(way, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      failures.push(`  ${way.tries}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error([`No Temporal server was found.`, ...failures, ...WAYS_OUT].join('\n'));
}

const WAYS_OUT = [
  'Any one of these helps:',
  '  - set TEMPORAL_ADDRESS to a running Temporal server or Temporal Cloud,',
  '  - install the Temporal CLI, so that `temporal` is on the PATH (https://docs.temporal.io/cli),',
  '  - put the program at bin/temporal in the folder TENDRIL_CACHE (default ~/.cache/tendril),',
  '  - let this machine reach temporal.download, for the official download,',
  '  - install Go (https://go.dev/dl), from whose module proxy it is then built.',
];

async function withinLimit(way: WayToTemporal, options: FindOptions): Promise<string> {
  const limit = new AbortController();
  const signal = options.signal === undefined ? limit.signal : AbortSignal.any([limit.signal, options.signal]);
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    limit.abort();
    reject(new Error(`not ready within ${Math.round(way.limitMs / 1000)} s`));
  }, way.limitMs);
  try {
    return await Promise.race([way.find({ say: options.say, signal }), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
