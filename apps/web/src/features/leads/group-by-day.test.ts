import { describe, expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const now = new Date(2026, 2, 12, 9);
const at = (...[year, month, day, hour]: [number, number, number, number]) => ({
  at: new Date(year, month, day, hour).toISOString(),
});

describe('what happened, by day', () => {
  it('calls the days by today, yesterday and their dates', () => {
    const days = groupByDay(
      [at(2026, 2, 12, 8), at(2026, 2, 12, 1), at(2026, 2, 11, 23), at(2026, 1, 3, 12), at(2025, 10, 30, 12)],
      now.getTime(),
    );
    expect(days.map(({ title, items }) => [title, items.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['Tuesday 3 February', 1],
      ['Sunday, 30 November 2025', 1],
    ]);
  });

  it('knows yesterday over the turn of a month', () => {
    const [day] = groupByDay([at(2026, 1, 28, 10)], new Date(2026, 2, 1, 9).getTime());
    expect(day?.title).toBe('Yesterday');
  });
});
