import { describe, expect, it } from 'vitest';
import { openSecret, sealSecret } from './sealed-secret.ts';

const key = 're_live_4f81c0ffee';

describe('a sealed secret', () => {
  it('is opened by the secret of its installation alone', () => {
    const sealed = sealSecret(key, 'ours');
    expect(openSecret(sealed, 'ours')).toBe(key);
    expect(openSecret(sealed, 'theirs')).toBeNull();
  });

  it('shows its end and nothing else', () => {
    const sealed = sealSecret(key, 'ours');
    expect(sealed.end).toBe('ffee');
    expect(Buffer.from(sealed.sealed, 'base64').toString('latin1')).not.toContain('re_live');
    expect(sealSecret(key, 'ours').sealed, 'no two are alike').not.toBe(sealed.sealed);
  });

  it.each([
    ['nothing', ''],
    ['what is no secret', 'bm90IGEgc2VjcmV0IGF0IGFsbCwganVzdCB3b3Jkcw=='],
  ])('is not opened when it is %s', (_what, sealed) => {
    expect(openSecret({ sealed, end: '' }, 'ours')).toBeNull();
  });

  it('is not opened when a byte was changed', () => {
    const bytes = Buffer.from(sealSecret(key, 'ours').sealed, 'base64');
    bytes[14] = (bytes[14] ?? 0) ^ 1;
    expect(openSecret({ sealed: bytes.toString('base64'), end: 'ffee' }, 'ours')).toBeNull();
  });
});
