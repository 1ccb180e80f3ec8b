import { describe, expect, it } from 'vitest';
import { featuresOf, tokensOf } from './features.ts';

describe('features of a text', () => {
  it('ignore case, accents and the kind of apostrophe', () => {
    expect(tokensOf('Können Sie? Don’t!')).toEqual(tokensOf("konnen sie? don't!"));
  });

  it('replace what only varies by its kind', () => {
    expect(tokensOf('Mail anna@x.example or +46 70 555 01 23 at 14:30, see https://x.example, 12 users')).toEqual([
      'mail',
      '@mail',
      'or',
      '@phone',
      'at',
      '@time',
      'see',
      '@link',
      '@number',
      'users',
    ]);
  });

  it('make a vector of length one, however long the text', () => {
    for (const text of ['no', 'call me in March please', 'word '.repeat(10_000)]) {
      const length = Math.hypot(...featuresOf({ subject: '', text }).map(({ value }) => value));
      expect(length).toBeCloseTo(1, 6);
    }
  });

  it('count a subject of the lead', () => {
    const hashes = (subject: string) => new Set(featuresOf({ subject, text: 'please' }).map(({ hash }) => hash));
    expect(hashes('unsubscribe').size).toBeGreaterThan(hashes('').size);
  });
});
