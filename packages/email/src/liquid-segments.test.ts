import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liquidSegments, maskLiquid } from './liquid-segments.ts';

test('tells values, tags and literals apart, braces in quotes included', () => {
  expect(liquidSegments('a {{ x | default: "}}" }}{%- if y < 3 -%}b')).toEqual([
    { kind: 'literal', source: 'a ' },
    { kind: 'value', source: '{{ x | default: "}}" }}' },
    { kind: 'tag', source: '{%- if y < 3 -%}' },
    { kind: 'literal', source: 'b' },
  ]);
});

test('an apostrophe in a comment does not swallow what follows', () => {
  expect(liquidSegments("{% # it's so %}{{ x }}")).toHaveLength(2);
});

const templates = fc.string({ unit: fc.constantFrom('{{', '}}', '{%', '%}', '"', "'", 'a', '\n', '<') });

test('no template is changed by cutting, or by masking and unmasking', () => {
  fc.assert(
    fc.property(templates, (template) => {
      const { masked, unmask, missingFrom } = maskLiquid(template);
      expect(
        liquidSegments(template)
          .map(({ source }) => source)
          .join(''),
      ).toBe(template);
      expect(unmask(masked)).toBe(template);
      expect(missingFrom(masked)).toEqual([]);
    }),
  );
});

test('a template full of openers that nothing closes is cut at once', () => {
  const started = performance.now();
  liquidSegments('{{'.repeat(250_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
