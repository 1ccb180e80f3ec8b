import { describe, expect, it } from 'vitest';
import { sayMoment } from './say-moment.ts';

const enteredAt = Date.parse('2026-03-28T22:30:00Z');

describe('a moment in words', () => {
  it.each([
    ['UTC', '2026-03-28T22:30:00Z', 'day 0, 22:30'],
    ['UTC', '2026-03-29T00:30:00Z', 'day 1, 00:30'],
    ['Europe/Amsterdam', '2026-03-28T23:30:00Z', 'day 1, 00:30'],
    // The clocks went forward in between: the day has 23 hours.
    ['Europe/Amsterdam', '2026-03-29T21:30:00Z', 'day 1, 23:30'],
    ['Asia/Tokyo', '2026-03-29T15:00:00Z', 'day 1, 00:00'],
  ])('in %s', (timeZone, at, words) => {
    expect(sayMoment(Date.parse(at), { enteredAt, timeZone })).toBe(words);
  });
});
