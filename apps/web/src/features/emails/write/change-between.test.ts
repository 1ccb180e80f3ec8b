import { expect, it } from 'vitest';
import { changeBetween } from './change-between.ts';

it.each([
  ['', 'abc'],
  ['abc', ''],
  ['Dear you', 'Dear Greta, you'],
  ['aaa', 'aa'],
  ['aa', 'aaa'],
  ['one two three', 'one 2 three'],
  ['abab', 'ab'],
])('turns %j into %j by one replacement', (before, after) => {
  const change = changeBetween(before, after);
  if (change === null) throw new Error('These are different.');
  expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
  expect(change.to - change.from).toBeLessThanOrEqual(before.length);
});

it('touches no more than what differs', () => {
  expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
  expect(changeBetween('same', 'same')).toBeNull();
});
