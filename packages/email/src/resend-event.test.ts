import { expect, test } from 'vitest';
import { parseResendEvent } from './resend-event.ts';

const data = {
  email_id: 're_1',
  message_id: '<0102@eu-west-1.amazonses.com>',
  created_at: '2026-01-05T09:00:00.000Z',
  from: 'Nora <nora@example.com>',
  to: ['ada@example.org'],
  subject: 'Hello',
  tags: { message: 'm1' },
};
const base = {
  at: '2026-01-05T09:00:01.000Z',
  providerId: 're_1',
  messageId: 'm1',
  mimeMessageId: '<0102@eu-west-1.amazonses.com>',
  from: 'Nora <nora@example.com>',
  to: ['ada@example.org'],
};

function parse(type: string, more: object = {}) {
  return parseResendEvent({ type, created_at: base.at, data: { ...data, ...more } });
}

test.each([
  ['email.sent', {}, { name: 'email.accepted' }],
  ['email.delivered', {}, { name: 'email.delivered' }],
  ['email.delivery_delayed', {}, { name: 'email.delayed' }],
  ['email.complained', {}, { name: 'email.complained' }],
  ['email.opened', {}, { name: 'email.opened' }],
  ['email.clicked', { click: { link: 'https://a.example' } }, { name: 'email.clicked', url: 'https://a.example' }],
  ['email.received', {}, { name: 'email.received', subject: 'Hello' }],
  [
    'email.bounced',
    { bounce: { type: 'Permanent', subType: 'General' } },
    { name: 'email.bounced', bounce: 'hard', reason: 'General' },
  ],
  [
    'email.bounced',
    { bounce: { type: 'Transient', subType: 'MailboxFull' } },
    { name: 'email.bounced', bounce: 'soft', reason: 'MailboxFull' },
  ],
  [
    'email.bounced',
    { bounce: { type: 'Undetermined' } },
    { name: 'email.bounced', bounce: 'soft', reason: 'Undetermined' },
  ],
  ['email.bounced', {}, { name: 'email.bounced', bounce: 'soft', reason: 'unknown' }],
  ['email.suppressed', {}, { name: 'email.bounced', bounce: 'hard', reason: 'suppressed' }],
  ['email.failed', {}, { name: 'email.bounced', bounce: 'soft', reason: 'failed' }],
])('%s %j', (type, more, expected) => {
  expect(parse(type, more)).toEqual({ kind: 'event', event: { ...base, ...expected } });
});

test('a mail that was not ours has no message of ours', () => {
  expect(parse('email.received', { tags: undefined })).toMatchObject({ event: { messageId: null } });
  expect(parse('email.received', { tags: [{ name: 'x', value: 'y' }] })).toMatchObject({ event: { messageId: null } });
});

test('what concerns nobody is ignored, what cannot be read is said', () => {
  expect(parse('contact.created')).toEqual({ kind: 'ignored', type: 'contact.created' });
  expect(parse('constructor')).toEqual({ kind: 'ignored', type: 'constructor' });
  for (const json of [null, 'x', {}, { type: 'email.opened', created_at: '', data: {} }]) {
    expect(parseResendEvent(json).kind).toBe('malformed');
  }
});
