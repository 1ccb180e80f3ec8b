import { describe, expect, it } from 'vitest';
import { openPlaceAt, placeFor, valuesLike, type TextValue } from './complete-value.ts';
import { valuesFor } from './text-values.ts';

/** The text with `|` where the caret stands. */
function at(marked: string): ReturnType<typeof openPlaceAt> {
  const caret = marked.indexOf('|');
  return openPlaceAt(marked.replace('|', ''), caret);
}

describe('completing values in a text', () => {
  it('begins with two braces and follows what is typed', () => {
    expect(at('Hello {{|')).toEqual({ from: 6, to: 8, typed: '' });
    expect(at('Hello {{ lead.fi|, here')).toEqual({ from: 6, to: 16, typed: 'lead.fi' });
  });

  it('takes braces along that are closed already', () => {
    expect(at('{{ le|ad.x }} and')).toEqual({ from: 0, to: 12, typed: 'le' });
  });

  it('keeps quiet outside of braces and behind a filter', () => {
    expect(at('Hello {|')).toBeNull();
    expect(at('{{ lead.x }} |')).toBeNull();
    expect(openPlaceAt('{{ lead.x | default: "a', 23)).toBeNull();
  });

  it('puts the caret between the quotes of the fallback', () => {
    const { text, caret } = placeFor('lead.first_name', { withFallback: true });
    expect(`${text.slice(0, caret)}^${text.slice(caret)}`).toBe('{{ lead.first_name | default: "^" }}');
    expect(placeFor('lead.company', { withFallback: false }).text).toBe('{{ lead.company }}');
    expect(placeFor('unsubscribe_url', { withFallback: true }).text).toBe('{{ unsubscribe_url }}');
  });

  it('finds values by name and by words', () => {
    const values: TextValue[] = valuesFor('email', ['plan_size']);
    expect(valuesLike(values, 'Plan s').map(({ path }) => path)).toEqual(['lead.plan_size']);
    expect(valuesLike(values, 'journey.').map(({ label }) => label)).toEqual(['Name of the journey']);
    expect(valuesLike(valuesFor('step', []), 'unsub')).toEqual([]);
  });
});
