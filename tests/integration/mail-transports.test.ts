import { lead, mailBatch, message } from '@tendril/db';
import { createResendTransport, type BatchOutcome, type MailTransport } from '@tendril/email';
import { startFakeResend, type FakeBehaviour, type FakeResend } from '@tendril/email/testing';
import { deliverBatch, recordProviderEvent, sealBatch, type Engine } from '@tendril/engine';
import { eq, inArray } from 'drizzle-orm';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  batchOf,
  enterNewLeads,
  mailOf,
  oneMail,
  openMailScene,
  sendDue,
  type MailScene,
} from '../support/mail-scene.ts';

const second = 1_000;
const hour = 3_600_000;

let scene: MailScene;
let provider: FakeResend;
let engine: Engine;

beforeEach(async () => {
  scene = await openMailScene();
  provider = await startFakeResend({ now: () => scene.clock.now });
  engine = withTransport(
    createResendTransport({ apiKey: 're_test', baseUrl: provider.baseUrl, timeoutMs: 250, callsPerSecond: 10 }),
  );
});
afterEach(async () => {
  await provider.close();
  await scene.close();
});

function withTransport(transport: MailTransport): Engine {
  return { ...scene.engine, transport };
}

/** Leads with one queued mail each. */
async function queueMails(count: number): Promise<string[]> {
  const { runIds } = await enterNewLeads(engine, { graph: oneMail(), count, prefix: 'lead' });
  return runIds;
}

async function sealed(count: number): Promise<{ runIds: string[]; batchId: string }> {
  const runIds = await queueMails(count);
  return { runIds, batchId: (await sealBatch(engine))! };
}

/** The messages that the provider has, as often as it has them. */
function taken(): string[] {
  return provider.accepted().map(({ mail }) => mail.tags?.find(({ name }) => name === 'message')?.value ?? '');
}

async function statesOf(runIds: readonly string[]): Promise<string[]> {
  const rows = await engine.db
    .select({ state: message.state })
    .from(message)
    .where(inArray(message.runId, [...runIds]));
  return [...new Set(rows.map(({ state }) => state))].sort();
}

async function expectEachTakenOnce(runIds: readonly string[]): Promise<void> {
  const rows = await engine.db
    .select({ id: message.id })
    .from(message)
    .where(inArray(message.runId, [...runIds]));
  expect(taken().toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  expect(await statesOf(runIds)).toEqual(['accepted']);
}

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // safe because it listens on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Sends until nothing is left to do, however far away the next moment is. */
async function sendAll(): Promise<void> {
  for (let looks = 0; looks < 200; looks += 1) {
    await sendDue({ engine, clock: scene.clock });
    const open = await engine.db.select({ id: mailBatch.id }).from(mailBatch).where(eq(mailBatch.state, 'sealed'));
    const queued = await engine.db.select({ id: message.id }).from(message).where(eq(message.state, 'queued'));
    if (open.length + queued.length === 0) return;
    scene.clock.now += 20 * second;
  }
  throw new Error('mail is still open after 200 looks');
}

describe('a batch that may or may not have been accepted', () => {
  const doubts: [string, FakeBehaviour][] = [
    ['connection lost after acceptance', { kind: 'drop', when: 'after_accepting' }],
    ['connection lost before it', { kind: 'drop', when: 'before_accepting' }],
    ['no answer at all', { kind: 'hang' }],
    ['a page of HTML with status 200', { kind: 'html200' }],
    ['an error of the server', { kind: 'status', status: 500, name: 'internal_server_error' }],
    ['a first call still at work', { kind: 'status', status: 409, name: 'concurrent_idempotent_requests' }],
  ];
  it.each(doubts)(
    '%s: the same bytes go out again under the same key, and each mail leaves once',
    async (_name, behaviour) => {
      provider.behave(behaviour);
      const { runIds, batchId } = await sealed(3);
      expect(await deliverBatch(engine)).toMatchObject({ outcome: 'perhaps', batchId });
      expect(await statesOf(runIds)).toEqual(['sealed']);
      await sendAll();
      const [first, again, ...more] = provider.requests();
      expect(more).toEqual([]);
      expect(again).toMatchObject({ key: `tendril/${batchId}`, body: first!.body });
      expect(first!.key).toBe(again!.key);
      await expectEachTakenOnce(runIds);
    },
  );

  it('is not unsealed by a "not now" afterwards, which tells nothing about the first call', async () => {
    provider.behave(
      { kind: 'drop', when: 'after_accepting' },
      { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfterS: 3 },
    );
    const { runIds } = await sealed(3);
    await sendAll();
    expect(new Set(provider.requests().map(({ key }) => key)).size).toBe(1);
    expect(provider.requests()).toHaveLength(3);
    await expectEachTakenOnce(runIds);
  });

  it('is unknown 20 hours after the first call, never sent again, and settled by what the provider tells later', async () => {
    const { runIds, batchId } = await sealed(2);
    provider.behave(...Array.from({ length: 400 }, (): FakeBehaviour => ({ kind: 'drop', when: 'after_accepting' })));
    await deliverBatch(engine, batchId);
    scene.clock.now += 19 * hour;
    expect(await deliverBatch(engine, batchId)).toMatchObject({ outcome: 'perhaps' });
    scene.clock.now += hour;
    const before = provider.requests().length;
    expect(await deliverBatch(engine, batchId)).toEqual({ kind: 'unknown', batchId });
    expect(await batchOf(engine, batchId)).toMatchObject({ state: 'unknown', mails: null });
    expect(await statesOf(runIds)).toEqual(['unknown']);
    scene.clock.now += 10 * hour;
    await sendAll();
    expect(provider.requests()).toHaveLength(before);

    const mail = await mailOf(engine, runIds[0]!);
    const event = {
      at: '',
      providerId: 're_1',
      messageId: mail.id,
      mimeMessageId: null,
      from: '',
      to: [],
      name: 'email.delivered' as const,
    };
    await recordProviderEvent(engine, { id: `late-${mail.id}`, event });
    expect((await mailOf(engine, runIds[0]!)).state).toBe('accepted');
    expect((await mailOf(engine, runIds[1]!)).state).toBe('unknown');
  });
});

describe('a process that dies', () => {
  /** Hands the batch over and never comes back, as a process killed before it could commit. */
  function dying(inner: MailTransport): { transport: MailTransport; handedOver: Promise<BatchOutcome> } {
    const { promise, resolve } = Promise.withResolvers<BatchOutcome>();
    const send: MailTransport['send'] = async (batch, options) => {
      resolve(await inner.send(batch, options));
      return new Promise(() => {});
    };
    return { transport: { ...inner, send }, handedOver: promise };
  }

  it('between acceptance and our commit leaves exactly one mail: another takes over after the lease', async () => {
    const { runIds, batchId } = await sealed(5);
    const { transport, handedOver } = dying(engine.transport);
    void deliverBatch(withTransport(transport), batchId);
    expect((await handedOver).kind).toBe('accepted');
    expect(await statesOf(runIds)).toEqual(['sealed']);
    expect(await deliverBatch(engine)).toEqual({ kind: 'nothing_due' });
    scene.clock.now += 61 * second;
    expect(await deliverBatch(engine)).toMatchObject({ outcome: 'accepted', batchId });
    expect(provider.requests()).toHaveLength(2);
    await expectEachTakenOnce(runIds);
  });

  it('before it could call leaves the batch to another', async () => {
    const { runIds, batchId } = await sealed(2);
    const silent: MailTransport = { ...engine.transport, send: () => new Promise(() => {}) };
    void deliverBatch(withTransport(silent), batchId);
    await expect.poll(async () => (await batchOf(engine, batchId))?.attempts).toBe(1);
    scene.clock.now += 61 * second;
    await sendAll();
    await expectEachTakenOnce(runIds);
  });

  it('or only sleeps past its lease: its stale "not now" undoes nothing', async () => {
    const { runIds, batchId } = await sealed(2);
    const { promise: asleep, resolve: wakeUp } = Promise.withResolvers<BatchOutcome>();
    const stale = deliverBatch(withTransport({ ...engine.transport, send: () => asleep }), batchId);
    await expect.poll(async () => (await batchOf(engine, batchId))?.attempts).toBe(1);
    scene.clock.now += 61 * second;
    provider.behave({ kind: 'drop', when: 'after_accepting' });
    expect(await deliverBatch(engine)).toMatchObject({ outcome: 'perhaps' });
    wakeUp({ kind: 'later', code: 'rate_limit_exceeded', retryAfterMs: 1 });
    await stale;
    expect(await statesOf(runIds)).toEqual(['sealed']);
    await sendAll();
    await expectEachTakenOnce(runIds);
  });

  it('with a transport that breaks its word and throws leaves a doubt, not a loss', async () => {
    const { runIds } = await sealed(2);
    const inner = engine.transport;
    const throwing: MailTransport = {
      ...inner,
      async send(batch, options) {
        await inner.send(batch, options);
        throw new Error('broken');
      },
    };
    expect(await deliverBatch(withTransport(throwing))).toMatchObject({ outcome: 'perhaps' });
    await sendAll();
    await expectEachTakenOnce(runIds);
  });
});

describe('a batch that was definitely not accepted', () => {
  it('is unsealed by "too many calls", and no relay calls before Retry-After', async () => {
    provider.behave({ kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfterS: 7 });
    const { runIds, batchId } = await sealed(3);
    expect(await deliverBatch(engine)).toMatchObject({ outcome: 'later' });
    expect(await statesOf(runIds)).toEqual(['queued']);
    expect(await batchOf(engine, batchId)).toMatchObject({
      state: 'refused',
      mails: null,
      lastError: 'rate_limit_exceeded',
    });
    const others = await queueMails(1);
    expect(await sealBatch(engine)).toBeNull();
    scene.clock.now += 6 * second;
    await sendDue({ engine, clock: scene.clock });
    expect(provider.requests()).toHaveLength(1);
    scene.clock.now += 2 * second;
    await sendAll();
    await expectEachTakenOnce([...runIds, ...others]);
  });

  it('by "too many calls" holds back batches that are sealed already, in every relay', async () => {
    provider.behave({ kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfterS: 7 });
    engine = withTransport({ ...engine.transport, maxBatch: 1 });
    const runIds = await queueMails(2);
    const [refused, waitingFor] = [await sealBatch(engine), await sealBatch(engine)];
    expect(await deliverBatch(engine, refused!)).toMatchObject({ outcome: 'later' });
    const blockedFrom = scene.clock.now;
    scene.clock.now += second;
    const waiting = await deliverBatch(engine, waitingFor!);
    expect(waiting).toMatchObject({ kind: 'wait' });
    expect(waiting.kind === 'wait' && Math.abs(waiting.untilMs - blockedFrom - 7 * second)).toBeLessThan(100);
    await sendAll();
    await expectEachTakenOnce(runIds);
  });

  it('because nobody listens is sent when somebody does', async () => {
    const { runIds } = await sealed(2);
    const nowhere = createResendTransport({ apiKey: 're_test', baseUrl: `http://127.0.0.1:${await freePort()}` });
    expect(await deliverBatch(withTransport(nowhere))).toMatchObject({ outcome: 'later' });
    expect(await statesOf(runIds)).toEqual(['queued']);
    await sendAll();
    await expectEachTakenOnce(runIds);
  });

  it('is rendered anew: what the lead changed in between is in the mail', async () => {
    provider.behave({ kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfterS: 1 });
    const [runId] = await queueMails(1);
    await sendDue({ engine, clock: scene.clock });
    const { leadId } = await mailOf(engine, runId!);
    await engine.db
      .update(lead)
      .set({ fields: { first_name: 'Grace' } })
      .where(eq(lead.id, leadId));
    await sendAll();
    expect(provider.accepted().map(({ mail }) => mail.subject)).toEqual(['Hello Grace']);
  });
});

/** A provider that takes no batch with this address, and names the mail at fault or does not. */
function picky(inner: MailTransport, of: { bad: string; isNamed: boolean }): MailTransport {
  return {
    ...inner,
    async send(batch, options) {
      const index = batch.mails.findIndex(({ to }) => to === of.bad);
      const mail = batch.mails[index];
      if (mail === undefined) return inner.send(batch, options);
      const perMail = [{ index, messageId: mail.messageId, message: 'Invalid `to` field.' }];
      return {
        kind: 'refused',
        code: 'validation_error',
        message: 'Invalid `to` field.',
        ...(of.isNamed ? { perMail } : {}),
      };
    },
  };
}

describe('a batch with a bad mail in it', () => {
  it.each([
    ['names it: that one is refused, the others leave', true],
    ['names none: halves find it', false],
  ])('that the provider %s', async (_name, isNamed) => {
    const runIds = await queueMails(9);
    const picked = { bad: 'lead4@people.example', isNamed };
    engine = withTransport(picky(engine.transport, picked));
    await sendAll();
    const bad = runIds[4]!;
    expect(await mailOf(engine, bad)).toMatchObject({ state: 'refused', reason: 'validation_error' });
    const good = runIds.filter((runId) => runId !== bad);
    await expectEachTakenOnce(good);
  });

  it('that some answer 422 blames: alone in its batch it is refused', async () => {
    provider.behave({ kind: 'status', status: 422, name: 'validation_error' });
    const [runId] = await queueMails(1);
    await sendAll();
    expect(await mailOf(engine, runId!)).toMatchObject({ state: 'refused', reason: 'validation_error' });
    expect(taken()).toEqual([]);
  });

  it('whose key was used for other bytes is left in doubt and never sealed again', async () => {
    provider.behave({ kind: 'status', status: 409, name: 'invalid_idempotent_request' });
    const runIds = await queueMails(2);
    await sendAll();
    expect(await statesOf(runIds)).toEqual(['unknown']);
    expect(provider.requests()).toHaveLength(1);
  });
});

describe('the rate of calls', () => {
  it('is kept by all relays together', async () => {
    const small = { ...engine.transport, maxBatch: 1 };
    const relays = [withTransport(small), withTransport(small)];
    await queueMails(12);
    const from = scene.clock.now;
    const calls: number[] = [];
    for (let index = 0; calls.length < 12; index += 1) {
      const relay = relays[index % relays.length]!;
      const delivery = await deliverBatch(relay);
      if (delivery.kind === 'delivered') calls.push(scene.clock.now - from);
      if (delivery.kind === 'nothing_due') await sealBatch(relay);
      scene.clock.now += 5;
    }
    const spans = calls.slice(10).map((at, index) => at - calls[index]!);
    expect(Math.min(...spans)).toBeGreaterThanOrEqual(990);
  });
});

describe('whatever the provider does', () => {
  const behaviours: FakeBehaviour[] = [
    { kind: 'accept' },
    { kind: 'drop', when: 'after_accepting' },
    { kind: 'drop', when: 'before_accepting' },
    { kind: 'html200' },
    { kind: 'status', status: 503, name: 'service_unavailable', retryAfterS: 2 },
    { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfterS: 1 },
    { kind: 'status', status: 403, name: 'invalid_api_key' },
  ];

  it.each([1, 2, 3, 4, 5])('no mail is lost and none leaves twice (seed %i)', async (seed) => {
    // A small linear congruential generator, so that a failing sequence can be played again.
    let state = seed;
    const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
    provider.behave(
      ...Array.from({ length: 24 }, () => behaviours[Math.floor((next() / 2_147_483_648) * behaviours.length)]!),
    );
    engine = withTransport(
      picky({ ...engine.transport, maxBatch: 6 }, { bad: 'lead17@people.example', isNamed: seed % 2 === 0 }),
    );
    const runIds = await queueMails(30);
    await sendAll();
    const bad = runIds[17]!;
    expect((await mailOf(engine, bad)).state).toBe('refused');
    await expectEachTakenOnce(runIds.filter((runId) => runId !== bad));
    expect(provider.requests().some(({ status }) => status !== 200)).toBe(true);
  });
});
