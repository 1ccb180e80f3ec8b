import { describe, expect, it } from 'vitest';
import { day, hour, leadNamed, monday, play, type Sketch } from '../../testing/journeys.ts';

/** The lead arrives on Monday 9 March at 10:00 in Amsterdam. */
const waitFor = (window: Record<string, unknown>): Sketch => ({
  start: ['entry.manual', {}, { next: 'wait' }],
  wait: ['wait.window', { window }, { next: 'end' }],
  end: ['end.exit', {}],
});
const leavesAfterMs = (window: Record<string, unknown>, of: Parameters<typeof play>[1] = {}): number =>
  (play(waitFor(window), of).steps[1]?.leftAt ?? 0) - monday;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe('[WAIT-10] waiting for a time of day', () => {
  it.each([
    ['goes on at once within the window', { days: [1], from: '09:00', to: '11:00' }, 0],
    ['waits for the hour of the same day', { days: [1], from: '14:30', to: '16:00' }, 4.5 * hour],
    ['waits a day when the hour is over', { days: everyDay, from: '08:00', to: '10:00' }, 22 * hour],
    ['waits for the weekday', { days: [4], from: '10:00', to: '11:00' }, 3 * day],
    ['waits a week when the only day is over', { days: [1], from: '08:00', to: '09:30' }, 7 * day - 2 * hour],
    ['knows windows over midnight', { days: [7], from: '22:00', to: '12:00' }, 0],
  ])('%s', (_what, window, afterMs) => {
    expect(leavesAfterMs(window)).toBe(afterMs);
  });

  it('keeps to the clocks of the lead across their change', () => {
    const sketch: Sketch = {
      start: ['entry.manual', {}, { next: 'pause' }],
      pause: ['wait.duration', { duration: { amount: 20, unit: 'days' } }, { next: 'wait' }],
      wait: ['wait.window', { window: { days: [1], from: '09:00', to: '11:00' } }, { next: 'end' }],
      end: ['end.exit', {}],
    };
    expect(play(sketch).end?.at).toBe(Date.UTC(2026, 2, 30, 7));
    const inTokyo = play(sketch, { lead: leadNamed('yuki', { timeZone: 'Asia/Tokyo' }) });
    expect(inTokyo.end?.at).toBe(Date.UTC(2026, 2, 30, 0));
  });

  it('opens on no day off', () => {
    const settings = { daysOff: ['2026-03-10', '03-11'] };
    const window = { days: everyDay, from: '08:00', to: '09:00' };
    expect(leavesAfterMs(window, { settings })).toBe(3 * day - 2 * hour);
  });

  it('holds who would wait for ever', () => {
    const daysOff = everyDay.map((_, week) => new Date(monday + 7 * week * day).toISOString().slice(0, 10));
    const window = { days: [1], from: '08:00', to: '09:00' };
    expect(leavesAfterMs(window, { settings: { daysOff } })).toBe(49 * day - 3 * hour);
    const always = Array.from({ length: 90 }, (_, week) =>
      new Date(monday + 7 * week * day).toISOString().slice(0, 10),
    );
    expect(play(waitFor(window), { settings: { daysOff: always } }).standing).toEqual({
      kind: 'held',
      nodeId: 'wait',
      reason: 'windowNeverOpens',
    });
  });
});
