import { describe, expect, it } from 'vitest';
import { until } from '../process/until.ts';
import { keepAlive } from './keep-alive.ts';

/** Something that can be killed, and whose first restarts fail. */
function mortal(failures: number) {
  const state = { isAlive: true, restarts: 0 };
  return {
    state,
    kept: {
      name: 'worker',
      isAlive: () => state.isAlive,
      restart: () => {
        state.restarts += 1;
        if (state.restarts <= failures) return Promise.reject(new Error('The worker did not start: no database.'));
        state.isAlive = true;
        return Promise.resolve();
      },
    },
  };
}

describe('keeping a process alive', () => {
  it('starts it again until it runs, and says every step', async () => {
    const { state, kept } = mortal(1);
    const said: string[] = [];
    const watch = new AbortController();
    const watching = keepAlive(kept, { say: (line) => said.push(line), signal: watch.signal, everyMs: 5 });
    state.isAlive = false;
    await until(() => said.includes('The worker is running again.'), { limitMs: 5_000 });
    watch.abort();
    await watching;
    expect(said).toEqual([
      'The worker has ended unexpectedly. Starting it again in 1 s.',
      'The worker did not start: no database.',
      'The worker has ended unexpectedly. Starting it again in 1 s.',
      'The worker is running again.',
    ]);
  });

  it('leaves alone what lives, and what ends after the watch is over', async () => {
    const { state, kept } = mortal(0);
    const watch = new AbortController();
    let looks = 0;
    const counted = { ...kept, isAlive: () => (looks += 1) > 0 && state.isAlive };
    const watching = keepAlive(counted, { say: () => undefined, signal: watch.signal, everyMs: 1 });
    await until(() => looks >= 3, { limitMs: 5_000 });
    watch.abort();
    state.isAlive = false;
    await watching;
    expect(state.restarts).toBe(0);
  });
});
