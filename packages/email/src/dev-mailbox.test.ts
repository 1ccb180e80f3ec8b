import { expect, test } from 'vitest';
import { createDevMailbox } from './dev-mailbox.ts';
import type { SealedMail } from './transport.ts';

const mail: SealedMail = {
  messageId: 'm1',
  from: 'a@example.com',
  to: 'b@example.com',
  subject: 's',
  html: '',
  text: '',
  headers: {},
};

test('keeps the sealed mails under their key and accepts them', async () => {
  const kept = new Map<string, readonly SealedMail[]>();
  const mailbox = createDevMailbox({ keep: async (mails, key) => void kept.set(key, mails) });
  expect(await mailbox.send({ key: 'k1', mails: [mail] }, {})).toEqual({ kind: 'accepted', providerIds: ['dev_m1'] });
  expect(kept.get('k1')).toEqual([mail]);
});

test('a store that fails may have kept the mails', async () => {
  const mailbox = createDevMailbox({ keep: () => Promise.reject(new Error('connection lost')) });
  expect((await mailbox.send({ key: 'k1', mails: [mail] }, {})).kind).toBe('perhaps');
});
