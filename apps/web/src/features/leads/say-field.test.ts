import { describe, expect, it } from 'vitest';
import { sayField, sayFieldValue, sayValue } from './say-field.ts';

describe('fields of a lead in words', () => {
  it('calls a field by its words', () => {
    expect(sayField('come_back_on')).toBe('Come back on');
    expect(sayField('industry')).toBe('Industry');
  });

  it.each([
    ['Wholesale', 'Wholesale'],
    ['2027-03-01', '1 March 2027'],
    ['2027-33-01', '2027-33-01'],
    [1_204, '1,204'],
    [true, 'Yes'],
    [false, 'No'],
    [['nl', 'de'], 'nl, de'],
    [null, ''],
    [{ nested: 1 }, ''],
  ])('reads %j as "%s"', (value, words) => {
    expect(sayValue(value)).toBe(words);
  });

  it.each([
    ['country', 'NO', 'Norway'],
    ['country', 'Norway', 'Norway'],
    ['language', 'nl', 'Dutch'],
    ['language', 'Dutch', 'Dutch'],
    ['grade', 'NO', 'NO'],
  ])('reads %s %j as "%s"', (field, value, words) => {
    expect(sayFieldValue(field, value)).toBe(words);
  });
});
