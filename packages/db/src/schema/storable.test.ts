import { describe, expect, it } from 'vitest';
import { storableJson, storableText } from './storable.ts';

describe('what Postgres would refuse', () => {
  it('is mended in texts, names and values, however deep', () => {
    expect(storableText('a\0b\ud83d')).toBe('ab\ufffd');
    expect(storableJson({ list: [{ 'a\0': 'b\0' }], half: '\ude00', n: 1, none: null })).toBe(
      '{"list":[{"a":"b"}],"half":"\ufffd","n":1,"none":null}',
    );
  });

  it('is nothing else: whole characters and written-out escapes stay', () => {
    for (const value of ['😀', String.raw`\u0000 \ud83d`, { a: [1, true, null] }]) {
      expect(JSON.parse(storableJson(value))).toEqual(value);
    }
  });
});
