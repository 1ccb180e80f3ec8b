import { describe, expect, it } from 'vitest';
import { afterMsAt, dayMs, hourMs, rowsFor, scaleFor, shareAt, ticksOf } from './time-scale.ts';

describe('the scale of a time line', () => {
  it('has room for all that happens and marks no more days than can be read', () => {
    for (const days of [0, 2, 11, 40, 400, 730]) {
      const scale = scaleFor(days * dayMs);
      expect(shareAt(scale, days * dayMs)).toBeLessThan(1);
      expect(ticksOf(scale).length).toBeLessThanOrEqual(12);
      expect(ticksOf(scale)[0]).toEqual({ day: 1, share: 0 });
    }
  });

  it('takes a place back to the full hour it stands for', () => {
    const scale = scaleFor(9 * dayMs);
    expect(afterMsAt(scale, shareAt(scale, 3 * dayMs + 5 * hourMs + 60_000))).toBe(3 * dayMs + 5 * hourMs);
    expect(afterMsAt(scale, -1)).toBe(0);
    expect(afterMsAt(scale, 2)).toBe(scale.days * dayMs);
  });

  it('puts marks that would cover each other into rows', () => {
    expect(rowsFor([0, 10, 40, 45, 50], { widthPx: 28, most: 2 })).toEqual([0, 1, 0, 1, 1]);
  });
});
