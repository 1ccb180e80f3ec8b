import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookOneByOne } from './look-one-by-one.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A looker whose looks take as long as the test wants. */
function looker() {
  const looks: string[][] = [];
  let finish = (): void => {};
  const one = lookOneByOne<string>({
    pauseMs: 1_000,
    look: (topics) => {
      looks.push(topics);
      return new Promise((resolve) => (finish = resolve));
    },
  });
  return { one, looks, finish: async () => (finish(), vi.advanceTimersByTimeAsync(0)) };
}

describe('looking one by one', () => {
  it('looks at once, then together at all that came in meanwhile', async () => {
    const { one, looks, finish } = looker();
    one.at(['leads']);
    expect(looks).toEqual([['leads']]);
    one.at(['leads', 'mails']);
    one.at(['mails']);
    await vi.advanceTimersByTimeAsync(60_000);
    // A look that takes long is never overtaken by another.
    expect(looks).toHaveLength(1);
    await finish();
    await vi.advanceTimersByTimeAsync(999);
    expect(looks).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(looks).toEqual([['leads'], ['leads', 'mails']]);
    await finish();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toHaveLength(2);
  });

  it('goes on after a look that failed, and looks at nothing once it is stopped', async () => {
    const looks: string[][] = [];
    const one = lookOneByOne<string>({
      pauseMs: 1_000,
      look: async (topics) => {
        looks.push(topics);
        throw new Error('Nobody answers.');
      },
    });
    one.at(['leads']);
    await vi.advanceTimersByTimeAsync(1_000);
    one.at(['leads']);
    expect(looks).toHaveLength(2);
    one.at(['mails']);
    one.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toHaveLength(2);
  });
});
