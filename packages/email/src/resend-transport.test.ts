import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createResendTransport } from './resend-transport.ts';
import { startFakeResend, type FakeResend } from './testing/fake-resend.ts';
import type { SealedBatch, SealedMail } from './transport.ts';

let resend: FakeResend;
let nowMs = 0;

beforeEach(async () => {
  nowMs = 1_700_000_000_000;
  resend = await startFakeResend({ now: () => nowMs });
});
afterEach(() => resend.close());

function mail(messageId: string, to = 'ada@example.com'): SealedMail {
  return {
    messageId,
    from: 'Nora <nora@tendril.example>',
    to,
    replyTo: 'reply+x@in.tendril.example',
    subject: 'Hello',
    html: '<p>Hello</p>',
    text: 'Hello',
    headers: { 'Message-ID': `<${messageId}@tendril.example>` },
  };
}

function batch(key: string, mails = [mail('m1'), mail('m2', 'bob@example.com')]): SealedBatch {
  return { key, mails };
}

function send(sealed: SealedBatch, options: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const { timeoutMs = 5_000, signal } = options;
  const transport = createResendTransport({ apiKey: 're_test', baseUrl: resend.baseUrl, timeoutMs });
  return transport.send(sealed, signal === undefined ? {} : { signal });
}

describe('an accepted batch', () => {
  test('answers one provider id per mail, in order, and hands over every field', async () => {
    const outcome = await send(batch('k1'));
    const accepted = resend.accepted();
    expect(outcome).toEqual({ kind: 'accepted', providerIds: accepted.map(({ id }) => id) });
    expect(accepted[0]?.mail).toEqual({
      from: 'Nora <nora@tendril.example>',
      to: ['ada@example.com'],
      reply_to: 'reply+x@in.tendril.example',
      subject: 'Hello',
      html: '<p>Hello</p>',
      text: 'Hello',
      headers: { 'Message-ID': '<m1@tendril.example>' },
      tags: [{ name: 'message', value: 'm1' }],
    });
    expect(resend.requests()[0]).toMatchObject({ key: 'k1', authorization: 'Bearer re_test' });
  });

  test('repeated with its key gives the same ids and sends nothing again, for 24 hours', async () => {
    const first = await send(batch('k1'));
    nowMs += 23 * 3_600_000;
    expect(await send(batch('k1'))).toEqual(first);
    expect(resend.accepted()).toHaveLength(2);
    nowMs += 2 * 3_600_000;
    await send(batch('k1'));
    expect(resend.accepted()).toHaveLength(4);
  });
});

describe('nobody knows whether it was accepted', () => {
  test('a connection lost after acceptance: repeating settles it without a second mail', async () => {
    resend.behave({ kind: 'drop', when: 'after_accepting' });
    const lost = await send(batch('k1'));
    expect(lost.kind).toBe('perhaps');
    expect((await send(batch('k1'))).kind).toBe('accepted');
    expect(resend.accepted()).toHaveLength(2);
    const [first, second] = resend.requests();
    expect(second?.body).toBe(first?.body);
  });

  test('a connection lost before acceptance looks the same', async () => {
    resend.behave({ kind: 'drop', when: 'before_accepting' });
    expect((await send(batch('k1'))).kind).toBe('perhaps');
    expect(resend.accepted()).toHaveLength(0);
  });

  test('a server that never answers is left after the time limit', async () => {
    resend.behave({ kind: 'hang' });
    expect(await send(batch('k1'), { timeoutMs: 50 })).toEqual({ kind: 'perhaps', code: 'timeout' });
    expect((await send(batch('k1'))).kind).toBe('accepted');
    expect(resend.accepted()).toHaveLength(2);
  });

  test('the caller can give up', async () => {
    resend.behave({ kind: 'hang' });
    expect(await send(batch('k1'), { signal: AbortSignal.timeout(50) })).toMatchObject({ kind: 'perhaps' });
    const controller = new AbortController();
    controller.abort();
    expect(await send(batch('k2'), { signal: controller.signal })).toEqual({ kind: 'perhaps', code: 'aborted' });
  });

  test('a page of HTML with status 200', async () => {
    resend.behave({ kind: 'html200' });
    expect(await send(batch('k1'))).toEqual({ kind: 'perhaps', code: 'unreadable_answer' });
  });

  test('a fault of the server, with its wish when to come again', async () => {
    resend.behave({ kind: 'status', status: 503, name: 'internal_server_error', retryAfterS: 7 });
    expect(await send(batch('k1'))).toEqual({ kind: 'perhaps', code: 'http_503', retryAfterMs: 7_000 });
  });

  test('a first call with the same key is still at work', async () => {
    resend.behave({ kind: 'status', status: 409, name: 'concurrent_idempotent_requests' });
    const outcome = await send(batch('k1'));
    expect(outcome).toEqual({ kind: 'perhaps', code: 'concurrent_idempotent_requests', retryAfterMs: 5_000 });
  });
});

describe('definitely not accepted, may be tried later', () => {
  test('too many calls: Retry-After is obeyed', async () => {
    resend.behave({ kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfterS: 3 });
    expect(await send(batch('k1'))).toEqual({ kind: 'later', code: 'rate_limit_exceeded', retryAfterMs: 3_000 });
  });

  test('a used-up quota waits longer when the provider names no time', async () => {
    resend.behave({ kind: 'status', status: 429, name: 'daily_quota_exceeded' });
    expect(await send(batch('k1'))).toEqual({ kind: 'later', code: 'daily_quota_exceeded', retryAfterMs: 3_600_000 });
  });

  test('no connection: nothing has left', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo; // safe because it listens on TCP
    await new Promise((resolve) => free.close(resolve));
    const transport = createResendTransport({ apiKey: 're_test', baseUrl: `http://127.0.0.1:${port}` });
    expect(await transport.send(batch('k1'), {})).toEqual({ kind: 'later', code: 'ECONNREFUSED', retryAfterMs: 5_000 });
  });

  test('a wrong API key is not the fault of the mails', async () => {
    resend.behave({ kind: 'status', status: 403, name: 'invalid_api_key' });
    expect(await send(batch('k1'))).toMatchObject({ kind: 'later', code: 'invalid_api_key' });
  });
});

describe('refused for good', () => {
  test('one bad recipient refuses the batch, and the outcome says which', async () => {
    const outcome = await send(batch('k1', [mail('m1'), mail('m2', 'not an address')]));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'validation_error' });
    expect(outcome.kind === 'refused' && outcome.perMail).toEqual([
      { index: 1, messageId: 'm2', message: 'Invalid `to` field.' },
    ]);
    expect(resend.accepted()).toHaveLength(0);
  });

  test('a refusal that names nobody blames nobody', async () => {
    resend.behave({ kind: 'status', status: 422, name: 'validation_error', message: 'Invalid `html` field.' });
    const outcome = await send(batch('k1'));
    expect(outcome).toEqual({ kind: 'refused', code: 'validation_error', message: 'Invalid `html` field.' });
  });

  test('other bytes under a used key are refused under a code of their own', async () => {
    await send(batch('k1'));
    const outcome = await send(batch('k1', [mail('m3')]));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'invalid_idempotent_request' });
    expect(outcome).not.toHaveProperty('perMail');
    expect(resend.accepted()).toHaveLength(2);
  });
});
