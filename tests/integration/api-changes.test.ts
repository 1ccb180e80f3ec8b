import { startApi, type ChangedTopics, type RunningApi } from '@tendril/api';
import { recordEvent } from '@tendril/engine';
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
  const { publicUrl, secret } = scene.engine;
  other = await startApi({
    ...{ databaseUrl: scene.database.url, host: '127.0.0.1', port: 0, publicUrl, secret, apiKey: testApiKey },
    ...{ resend: null, resendBaseUrl: null, resendWebhookSecret: null, temporalUi: null },
    temporal: { connectionOptions: { address: '127.0.0.1:1' }, namespace: 'default' },
  });
});
afterEach(async () => {
  leaving.abort();
  await other.stop();
});

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
    const [leadId = ''] = await makeLeads(scene.engine, 1, 'busy');
    const stream = await following();
    const events = Array.from({ length: 200 }, (_one, index) => `busy.${index}`);
    const recording = Promise.all(
      events.map((name) => recordEvent(scene.engine, { leadId, name, properties: {}, source: 'test' })),
    ).then(rename);
    let count = 0;
    await nextThat(stream, (told) => {
      count += 1;
      return says('journeys')(told);
    });
    await recording;
    expect(count).toBeLessThan(20);
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
