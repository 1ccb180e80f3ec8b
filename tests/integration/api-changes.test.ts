import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { startApi, type ChangedTopics, type RunningApi } from '@tendril/api';
import { changeOf, recordEvent } from '@tendril/engine';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataOf, jsonBody, openApiScene, testApiKey, type ApiScene } from '../support/api-scene.ts';
import { eventStream, nextThat } from '../support/event-stream.ts';
import { eventually } from '../support/temporal-scene.ts';
import { makeLeads } from '../support/test-engine.ts';

let scene: ApiScene;
/** A second server on the same database. */
let other: RunningApi;
let leaving: AbortController;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  leaving = new AbortController();
  other = await startOther(scene.database.url);
});
afterEach(async () => {
  leaving.abort();
  await other.stop();
});

function startOther(databaseUrl: string): Promise<RunningApi> {
  const { publicUrl, secret } = scene.engine;
  return startApi({
    ...{ databaseUrl, host: '127.0.0.1', port: 0, publicUrl, secret, apiKey: testApiKey },
    ...{ resend: null, resendBaseUrl: null, resendWebhookSecret: null, temporalUi: null },
    temporal: { connectionOptions: { address: '127.0.0.1:1' }, namespace: 'default' },
  });
}

/** Follows at the second server, and has heard something already: from then on nothing is missed. */
async function following(): Promise<AsyncGenerator<ChangedTopics, void>> {
  const stream = eventStream<ChangedTopics>(other.address, 'changes.follow', { signal: leaving.signal });
  let isHeard = false;
  void stream.next().then(() => (isHeard = true));
  await eventually(async () => {
    await rename();
    expect(isHeard).toBe(true);
  });
  return stream;
}

let journeyId: string | undefined;

/** Changes a journey at the first server. */
async function rename(): Promise<void> {
  journeyId ??= (await dataOf<{ id: string }>(await scene.mutate('journeys.create', { name: 'Told' }))).id;
  await dataOf(await scene.mutate('journeys.rename', { id: journeyId, name: `Told ${performance.now()}` }));
}

const says =
  (...meant: ChangedTopics['topics']) =>
  ({ topics }: ChangedTopics): boolean =>
    meant.every((topic) => topics.includes(topic));

describe('live updates', () => {
  it('reach who follows another server at once', async () => {
    const stream = await following();
    const before = performance.now();
    await dataOf(await scene.mutate('leads.add', { email: 'told@people.example' }));
    await nextThat(stream, says('leads'));
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('come together when much happens at once', async () => {
    const leadIds = await makeLeads(scene.engine, 10, 'busy');
    const stream = await following();
    const events = leadIds.flatMap((leadId) =>
      Array.from({ length: 10 }, (_one, index) => ({ leadId, name: `busy.${index}` })),
    );
    const before = performance.now();
    const recording = Promise.all(
      events.map((event) => recordEvent(scene.engine, { ...event, properties: {}, source: 'test' })),
    ).then(() => scene.engine.tellChange(changeOf('handoffs')));
    let count = 0;
    await nextThat(stream, (told) => {
      count += 1;
      return says('handoffs')(told);
    });
    await recording;
    // Ten times a second and process at most, and much less often than something happened.
    expect(count).toBeLessThanOrEqual(2 + (performance.now() - before) / 100);
    expect(count).toBeLessThan(events.length / 2);
  });

  it('go on after the connection to Postgres was lost, and everything is looked at anew', async () => {
    const stream = await following();
    await scene.engine.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await nextThat(stream, says('journeys', 'leads', 'handoffs', 'mails', 'replies'));
    await rename();
    const next = await nextThat(stream, ({ topics }) => topics.length < 5);
    expect(next.topics).toEqual(['journeys']);
  });

  it('come to who follows a server that was there before Postgres', async () => {
    const postgres = new URL(scene.database.url);
    const way = createServer((socket) => {
      const onwards = connect(Number(postgres.port), postgres.hostname);
      onwards.on('error', () => socket.destroy());
      socket.on('error', () => onwards.destroy());
      socket.pipe(onwards).pipe(socket);
    });
    await once(way.listen(0, '127.0.0.1'), 'listening');
    const address = way.address() as AddressInfo;
    await new Promise((resolve) => way.close(resolve));
    await other.stop();
    other = await startOther(Object.assign(new URL(postgres), { hostname: '127.0.0.1', port: address.port }).href);
    const following = eventStream<ChangedTopics>(other.address, 'changes.follow', { signal: leaving.signal });
    const first = following.next();
    expect((await fetch(new URL('/health', other.address))).status).toBe(503);

    await once(way.listen(address.port, '127.0.0.1'), 'listening');
    // It says so by itself: nobody knows what has changed before.
    expect((await first).value?.topics).toHaveLength(5);
    await rename();
    expect((await nextThat(following, ({ topics }) => topics.length < 5)).topics).toEqual(['journeys']);
    await other.stop();
    way.close();
  });

  it('end when the server closes, and hold it up no longer than anything else', async () => {
    const stream = await following();
    const before = performance.now();
    await other.stop();
    expect(performance.now() - before).toBeLessThan(2_000);
    for await (const told of stream) expect(told.topics).toContain('journeys');
  });

  it('are refused to other sites', async () => {
    const answer = await fetch(`${other.address}/trpc/changes.follow`, {
      headers: { accept: 'text/event-stream', origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    await answer.body?.cancel();
  });

  it('tell of a form that was submitted to another server', async () => {
    const stream = await following();
    const sent = await scene.ask('/f/Told', jsonBody({ email: 'form@people.example', _consent: 'on' }));
    expect(sent.status).toBeLessThan(400);
    expect((await nextThat(stream, says('leads'))).topics).toContain('leads');
  });
});
