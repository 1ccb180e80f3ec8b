import { expect, it } from 'vitest';
import { meaningOfKey, meanings, sayMeaning } from './meanings.ts';

it('gives every meaning a number key of its own, the last one 0', () => {
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
  expect(keys.map((key) => meaningOfKey(key)?.intent)).toEqual(meanings.map(({ intent }) => intent));
  expect(['a', '', 'Enter', '10'].map(meaningOfKey)).toEqual([undefined, undefined, undefined, undefined]);
});

it('says also what nobody can answer, and what it does not know', () => {
  expect(['not_now', 'out_of_office', 'new_label'].map(sayMeaning)).toEqual(['Not now', 'Is away', 'new_label']);
});
