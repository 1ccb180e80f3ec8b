import { expect, it } from 'vitest';
import { median, percentile } from './percentile.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

it.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('finds the value at %d of a hundred', (share, expected) => {
  expect(percentile(oneToHundred, share)).toBe(expected);
});

it('sorts by number, not by text', () => {
  expect(median([9, 10, 100])).toBe(10);
});

it('refuses no values', () => {
  expect(() => median([])).toThrow('There is no percentile of nothing.');
});
