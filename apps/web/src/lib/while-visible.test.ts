import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileVisible, type BeginAgain } from './while-visible.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const turn = (state: 'visible' | 'hidden'): void => {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  turn('visible');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Something that is begun and ended, and told so. */
function something() {
  const told: string[] = [];
  let again: BeginAgain = () => {};
  const stop = whileVisible((beginAgain) => {
    told.push('begun');
    again = beginAgain;
    return () => {
      told.push('ended');
      // As a stream does that is let go of.
      beginAgain(1_000);
    };
  });
  return { told, stop, again: (afterMs: number) => again(afterMs) };
}

describe('what goes on while a page is seen', () => {
  it('ends when it is hidden and begins anew when it is seen again', () => {
    const { told, stop } = something();
    turn('hidden');
    turn('hidden');
    expect(told).toEqual(['begun', 'ended']);
    turn('visible');
    stop();
    vi.advanceTimersByTime(60_000);
    turn('visible');
    expect(told).toEqual(['begun', 'ended', 'begun', 'ended']);
  });

  it('begins again when it asks for it, unless nobody sees the page then', () => {
    const { told, stop, again } = something();
    again(3_000);
    expect(told).toEqual(['begun', 'ended']);
    vi.advanceTimersByTime(3_000);
    expect(told).toEqual(['begun', 'ended', 'begun']);
    again(3_000);
    turn('hidden');
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['begun', 'ended', 'begun', 'ended']);
    stop();
  });
});
