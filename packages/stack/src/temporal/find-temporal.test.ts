import { describe, expect, it } from 'vitest';
import { findTemporal } from './find-temporal.ts';
import type { WayToTemporal } from './find-temporal.ts';

const leadsTo = (tries: string, path: string): WayToTemporal => ({ tries, limitMs: 1000, find: async () => path });

const fails = (tries: string, reason: string): WayToTemporal => ({
  tries,
  limitMs: 1000,
  find: () => Promise.reject(new Error(reason)),
});

/** Never ends, as a download through a firewall that drops packets. */
const hangs = (tries: string, seen: AbortSignal[] = []): WayToTemporal => ({
  tries,
  limitMs: 30,
  find: ({ signal }) => {
    seen.push(signal);
    return Promise.withResolvers<string>().promise;
  },
});

describe('finding the Temporal server', () => {
  it('takes the first way that leads to one, says what it tries, and tries no further', async () => {
    const said: string[] = [];
    const ways = [
      fails('the PATH', 'not installed'),
      leadsTo('the cache', '/cache/temporal'),
      fails('Go', 'unreached'),
    ];
    expect(await findTemporal({ ways, say: (line) => said.push(line) })).toBe('/cache/temporal');
    expect(said).toEqual(['Looking for the Temporal server: the PATH.', 'Looking for the Temporal server: the cache.']);
  });

  it('gives up a way at its time limit, tells it so, and goes on to the next', async () => {
    const seen: AbortSignal[] = [];
    const ways = [hangs('the download', seen), leadsTo('Go', '/built/temporal')];
    expect(await findTemporal({ ways, say: () => undefined })).toBe('/built/temporal');
    expect(seen[0]?.aborted).toBe(true);
  });

  it('names every failure and every way out when nothing is possible', async () => {
    const ways = [fails('the PATH', 'not installed'), hangs('the download'), fails('Go', 'no module proxy')];
    const error = await findTemporal({ ways, say: () => undefined }).catch((caught: unknown) => String(caught));
    expect(error).toContain('the PATH: not installed');
    expect(error).toContain('the download: not ready within 0 s');
    expect(error).toContain('Go: no module proxy');
    for (const wayOut of ['TEMPORAL_ADDRESS', 'Temporal CLI', 'TENDRIL_CACHE', 'official download', 'install Go']) {
      expect(error).toContain(wayOut);
    }
  });

  it('stops at once when the start is broken off', async () => {
    const broken = new AbortController();
    const ways: WayToTemporal[] = [
      {
        tries: 'Go',
        limitMs: 60_000,
        find: ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('killed')));
            broken.abort(new Error('Ctrl-C'));
          }),
      },
      leadsTo('another', '/unwanted'),
    ];
    await expect(findTemporal({ ways, say: () => undefined, signal: broken.signal })).rejects.toThrow('Ctrl-C');
  });
});
