import { expect, it } from 'vitest';
import { emptySays } from './empty-says.ts';

it('says what becomes of leads whose field is empty', () => {
  expect(emptySays({ field: 'lead.industry', op: 'equals', value: 'wholesale' })).toBe(
    'No industry known counts as no.',
  );
  expect(emptySays({ field: 'lead.industry', op: 'notEquals', value: 'wholesale' })).toBe(
    'No industry known counts as no.',
  );
  expect(emptySays({ field: 'tags', op: 'lacksTag', value: 'vip' })).toBe('A lead without tags counts as yes.');
});

it('keeps quiet where there is nothing to say', () => {
  expect(emptySays({ field: 'lead.industry', op: 'unknown' })).toBeNull();
  expect(emptySays({ field: 'score', op: 'atLeast', value: 40 })).toBeNull();
  expect(emptySays({ field: 'lead.industry', op: 'equals', value: '' })).toBeNull();
  expect(emptySays({ event: 'email.clicked', since: 'ever' })).toBeNull();
});
