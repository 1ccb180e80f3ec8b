import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startFakeResend, type FakeResend } from './fake-resend.ts';

let resend: FakeResend;
afterEach(() => resend.close());

function post(body: string, headers: Record<string, string> = {}) {
  return fetch(`${resend.baseUrl}/emails/batch`, {
    method: 'POST',
    body,
    headers: { authorization: 'Bearer re_test', ...headers },
  });
}

test('wants a key, and knows no other address', async () => {
  resend = await startFakeResend();
  expect((await post('[]', { authorization: '' })).status).toBe(401);
  expect((await fetch(`${resend.baseUrl}/emails`)).status).toBe(404);
  expect(resend.requests().map(({ status }) => status)).toEqual([401, 404]);
});

test('takes a hundred mails and no more', async () => {
  resend = await startFakeResend();
  const mails = Array.from({ length: 101 }, () => ({ to: ['a@example.com'] }));
  expect((await post(JSON.stringify(mails))).status).toBe(422);
  expect((await post(JSON.stringify(mails.slice(1)))).status).toBe(200);
  expect(resend.accepted()).toHaveLength(100);
});

test('outlives a caller that is killed while it speaks', async () => {
  resend = await startFakeResend();
  const socket = connect(Number(new URL(resend.baseUrl).port), '127.0.0.1');
  await new Promise<void>((resolve) => {
    const head = 'POST /emails/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n[';
    socket.write(head, () => resolve());
  });
  socket.destroy();
  expect((await post('[]')).status).toBe(200);
});
