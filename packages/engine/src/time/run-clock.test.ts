import { describe, expect, it } from 'vitest';
import { toRealTime, toRunTime } from './run-clock.ts';

const startedAtMs = Date.UTC(2026, 2, 2, 9);
const hourMs = 3_600_000;

describe('the clock of a run', () => {
  it('is real time where there is none', () => {
    expect([toRunTime(null, 5), toRealTime(null, 5)]).toEqual([5, 5]);
  });

  it('passes faster from its start on, and back again without looking too early', () => {
    const clock = { startedAtMs, speed: 24 };
    expect(toRunTime(clock, startedAtMs + hourMs)).toBe(startedAtMs + 24 * hourMs);
    expect(toRealTime(clock, startedAtMs + 24 * hourMs)).toBe(startedAtMs + hourMs);
    expect(toRealTime(clock, startedAtMs + 1)).toBe(startedAtMs + 1);
  });

  it('is real time before its start: what a lead did yesterday was yesterday', () => {
    const clock = { startedAtMs, speed: 86_400 };
    expect(toRunTime(clock, startedAtMs - 24 * hourMs)).toBe(startedAtMs - 24 * hourMs);
    expect(toRealTime(clock, startedAtMs - 24 * hourMs)).toBe(startedAtMs - 24 * hourMs);
  });
});
