import { expect, test } from 'vitest';
import { signToken, verifyToken, type TokenPurpose } from './token.ts';

const secret = 'a secret of the workspace';
const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const purposes: TokenPurpose[] = ['unsubscribe', 'click', 'open', 'reply', 'download'];

test('gives back what was signed', () => {
  const payload = { id, target: 'https://example.com/?a=1&b=ü', expiresAt: 1_700_000_000_000 };
  const token = signToken({ purpose: 'download', ...payload }, secret);
  expect(verifyToken(token, { purpose: 'download', secret, now: 0 })).toEqual(payload);
  expect(encodeURIComponent(token)).toBe(token);
});

test('is short', () => {
  expect(signToken({ purpose: 'unsubscribe', id }, secret).length).toBeLessThanOrEqual(59);
});

test.each(purposes)('a token to %s serves no other purpose', (purpose) => {
  const token = signToken({ purpose, id }, secret);
  const accepted = purposes.filter((other) => verifyToken(token, { purpose: other, secret, now: 0 }) !== null);
  expect(accepted).toEqual([purpose]);
});

test('one changed character anywhere makes it worthless', () => {
  const token = signToken({ purpose: 'click', id, target: 'https://example.com' }, secret);
  for (let at = 0; at < token.length; at += 1) {
    const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(verifyToken(forged, { purpose: 'click', secret, now: 0 }), forged).toBeNull();
  }
});

test('fields cannot be added, taken away or moved into the id', () => {
  const token = signToken({ purpose: 'click', id, target: 'https://example.com' }, secret);
  const [first = '', target = '', mac = ''] = token.split('.');
  for (const forged of [`${first}.${mac}`, `${first}.${target}.${target}.${mac}`, mac, '', '.', `${first}.`]) {
    expect(verifyToken(forged, { purpose: 'click', secret, now: 0 }), forged).toBeNull();
  }
  expect(() => signToken({ purpose: 'click', id: 'a.tb' }, secret)).toThrow('letters');
});

test('another secret does not open it', () => {
  const token = signToken({ purpose: 'open', id }, 'another secret');
  expect(verifyToken(token, { purpose: 'open', secret, now: 0 })).toBeNull();
});

test('expires at its instant', () => {
  const token = signToken({ purpose: 'download', id, expiresAt: 1_000 }, secret);
  expect(verifyToken(token, { purpose: 'download', secret, now: 999 })).not.toBeNull();
  expect(verifyToken(token, { purpose: 'download', secret, now: 1_000 })).toBeNull();
});
