import { describe, expect, it } from 'vitest';
import { sayTime } from './say-time.ts';

const now = Date.parse('2026-03-12T09:00:00Z');
const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

describe('moments in words', () => {
  it.each([
    [0, 'just now'],
    [59 * secondMs, 'just now'],
    // The clock of the server may be a little ahead.
    [-30 * secondMs, 'just now'],
    [minuteMs, '1 minute ago'],
    [59 * minuteMs, '59 minutes ago'],
    [hourMs, '1 hour ago'],
    [23 * hourMs, '23 hours ago'],
    [dayMs, 'yesterday'],
    [6 * dayMs, '6 days ago'],
  ])('says %d ms as "%s"', (passedMs, words) => {
    expect(sayTime(new Date(now - passedMs).toISOString(), now)).toBe(words);
  });

  it('says what is older than a week, or yet to come, by its date', () => {
    expect(sayTime('2026-03-02T12:00:00Z', now)).toMatch(/^[123] Mar, \d\d:\d\d$/);
    expect(sayTime('2026-04-20T12:00:00Z', now)).toMatch(/^(19|20|21) Apr, \d\d:\d\d$/);
  });
});
