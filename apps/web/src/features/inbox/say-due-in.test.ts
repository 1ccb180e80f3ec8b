import { expect, it } from 'vitest';
import { sayDueIn } from './say-due-in.ts';

const now = Date.parse('2026-03-09T09:00:00Z');

it.each([
  ['2026-03-09T08:00:00Z', 'within the hour'],
  ['2026-03-09T09:59:00Z', 'within the hour'],
  ['2026-03-09T14:10:00Z', 'in 5 hours'],
  ['2026-03-21T09:00:00Z', 'in 12 days'],
  ['2027-03-03T12:00:00Z', 'on 3 March 2027'],
])('%s is %s', (at, words) => {
  expect(sayDueIn(at, now)).toBe(words);
});
