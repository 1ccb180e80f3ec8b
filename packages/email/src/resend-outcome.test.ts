import { expect, test } from 'vitest';
import { resendOutcome } from './resend-outcome.ts';
import type { SealedBatch } from './transport.ts';

const batch: SealedBatch = {
  key: 'k',
  mails: ['m1', 'm2', 'm3'].map((messageId) => ({
    messageId,
    from: 'a@example.com',
    to: 'b@example.com',
    subject: '',
    html: '',
    text: '',
    headers: {},
  })),
};

function outcomeOf(status: number, body: unknown, retryAfter: string | null = null) {
  return resendOutcome({ kind: 'answer', status, body, retryAfter }, batch);
}

test('mails named by the answer are named by the outcome; positions outside the batch are not believed', () => {
  const errors = [
    { index: 2, message: 'The `to` field is missing.' },
    { index: 9, message: 'Whose?' },
  ];
  expect(outcomeOf(422, { name: 'validation_error', message: 'Invalid.', errors })).toEqual({
    kind: 'refused',
    code: 'validation_error',
    message: 'Invalid.',
    perMail: [{ index: 2, messageId: 'm3', message: 'The `to` field is missing.' }],
  });
});

test.each([
  ['too few ids', { data: [{ id: 'x' }] }],
  ['no ids', { data: [{}, {}, {}] }],
  ['nothing', null],
])('an acceptance with %s is doubtful', (_case, body) => {
  expect(outcomeOf(200, body).kind).toBe('perhaps');
});

test.each([400, 403, 404, 422, 429])('an answer %i that is not in the words of Resend says nothing', (status) => {
  expect(outcomeOf(status, null).kind).toBe('perhaps');
});

test('an unreadable Retry-After falls back to the usual delay', () => {
  const body = { name: 'rate_limit_exceeded', message: '' };
  expect(outcomeOf(429, body, 'Wed, 21 Oct 2015 07:28:00 GMT')).toMatchObject({ kind: 'later', retryAfterMs: 1_000 });
  expect(outcomeOf(429, body, '0.5')).toMatchObject({ kind: 'later', retryAfterMs: 500 });
});
