import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyResendWebhook } from './resend-webhook.ts';

const now = 1_700_000_000_000;
const timestamp = String(now / 1_000);
const key = Buffer.from('a key of some length');
const secret = `whsec_${key.toString('base64')}`;
const payload = '{"type":"email.delivered"}';

function signatureOf(signed: string, by = key): string {
  return `v1,${createHmac('sha256', by).update(signed).digest('base64')}`;
}

const signature = signatureOf(`msg_1.${timestamp}.${payload}`);
const headers = { 'svix-id': 'msg_1', 'svix-timestamp': timestamp, 'svix-signature': signature };

test('a genuine call, under either name of the headers, also among other signatures', () => {
  expect(verifyResendWebhook({ payload, headers, secret, now })).toEqual({ ok: true, id: 'msg_1' });
  const other = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `${signatureOf('older', Buffer.from('old key'))} ${signature}`,
  };
  expect(verifyResendWebhook({ payload, headers: other, secret, now })).toEqual({ ok: true, id: 'msg_1' });
});

test('five minutes and no more', () => {
  expect(verifyResendWebhook({ payload, headers, secret, now: now + 300_000 }).ok).toBe(true);
  for (const late of [now + 301_000, now - 301_000]) {
    expect(verifyResendWebhook({ payload, headers, secret, now: late })).toEqual({ ok: false, reason: 'too_old' });
  }
});

test.each([
  ['another body', { payload: `${payload} ` }],
  ['another id', { headers: { ...headers, 'svix-id': 'msg_2' } }],
  ['another time', { headers: { ...headers, 'svix-timestamp': String(now / 1_000 + 1) } }],
  ['another key', { secret: `whsec_${Buffer.from('other').toString('base64')}` }],
  ['another version', { headers: { ...headers, 'svix-signature': signature.replace('v1', 'v2') } }],
  ['no signature at all', { headers: { ...headers, 'svix-signature': 'v1,' } }],
])('%s is a forgery', (_case, change) => {
  expect(verifyResendWebhook({ payload, headers, secret, now, ...change })).toEqual({
    ok: false,
    reason: 'bad_signature',
  });
});

test('an empty secret opens nothing', () => {
  const forged = { ...headers, 'svix-signature': signatureOf(`msg_1.${timestamp}.${payload}`, Buffer.alloc(0)) };
  expect(verifyResendWebhook({ payload, headers: forged, secret: '', now }).ok).toBe(false);
});

test.each([
  {},
  { ...headers, 'svix-id': undefined },
  { ...headers, 'svix-timestamp': 'soon' },
  { ...headers, 'svix-id': ['a', 'b'] },
])('headers %j are incomplete', (incomplete) => {
  expect(verifyResendWebhook({ payload, headers: incomplete, secret, now })).toEqual({
    ok: false,
    reason: 'incomplete',
  });
});
