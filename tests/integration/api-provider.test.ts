import { createHmac } from 'node:crypto';
import { startFakeResend, type FakeResend } from '@tendril/email/testing';
import { waysOut, type Engine } from '@tendril/engine';
import type { ProviderChecked, ProviderInSettings, Status } from '@tendril/api';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { enterNewLeads, mailboxOf, mailOf, oneMail, sendDue } from '../support/mail-scene.ts';

const key = 're_typed_into_settings_91c4';
const webhookSecret = `whsec_${Buffer.from('typed into the settings').toString('base64')}`;

let provider: FakeResend;
let scene: ApiScene;
/** The engine as a worker composes it that was started before any key was typed. */
let worker: Engine;
const told: string[] = [];

beforeAll(async () => {
  for (const channel of ['log', 'error', 'warn'] as const) {
    vi.spyOn(console, channel).mockImplementation((...words) => void told.push(words.join(' ')));
  }
  provider = await startFakeResend();
  scene = await openApiScene({ resendBaseUrl: provider.baseUrl, resendWebhookSecret: null });
  const { db, secret } = scene.engine;
  worker = { ...scene.engine, ...waysOut(db, { resend: null, resendBaseUrl: provider.baseUrl, secret }) };
});
afterAll(async () => {
  await scene.close();
  await provider.close();
  vi.restoreAllMocks();
});
afterEach(async () => {
  await scene.mutate('settings.saveProvider', { key: null, webhookSecret: null });
});

async function sendOne(prefix: string) {
  const { runIds } = await enterNewLeads(worker, { graph: oneMail(), count: 1, prefix });
  await sendDue({ engine: worker, clock: scene.clock });
  return mailOf(worker, runIds[0] ?? '');
}

async function save(input: { key?: string | null; webhookSecret?: string | null }): Promise<ProviderInSettings> {
  return dataOf<ProviderInSettings>(await scene.mutate('settings.saveProvider', input));
}

describe('a key typed into the settings', () => {
  it('is used from the next batch on, and no more once it is removed', async () => {
    const before = await sendOne('before');
    expect(await mailboxOf(worker, before.id)).toHaveLength(1);
    await save({ key });
    const during = await sendOne('during');
    expect(during.state).toBe('accepted');
    expect(await mailboxOf(worker, during.id)).toEqual([]);
    expect(provider.accepted().map(({ mail }) => mail.to)).toEqual([['during0@people.example']]);
    expect(provider.requests().at(-1)?.authorization).toBe(`Bearer ${key}`);
    await save({ key: null });
    const after = await sendOne('after');
    expect(await mailboxOf(worker, after.id)).toHaveLength(1);
    expect(provider.accepted()).toHaveLength(1);
  });

  it('takes the test mailbox away while it is there', async () => {
    const status = async () => dataOf<Status>(await scene.query('system.status'));
    expect((await status()).usesTestMailbox).toBe(true);
    await save({ key });
    expect((await status()).usesTestMailbox).toBe(false);
  });

  it('is shown by its end alone, and stands in plain nowhere', async () => {
    const saved = await save({ key, webhookSecret });
    expect(saved.key).toEqual({ from: 'settings', end: '91c4', isReadable: true });
    await sendOne('nowhere');
    const answers = await Promise.all(
      ['settings.provider', 'settings.get', 'system.status', 'journeys.list'].map((procedure) =>
        scene.query(procedure),
      ),
    );
    const texts = [...(await Promise.all(answers.map((answer) => answer.text()))), JSON.stringify(saved), ...told];
    expect(texts.filter((text) => text.includes(key) || text.includes(webhookSecret))).toEqual([]);
    expect(await tablesHolding(key)).toEqual([]);
    expect(await tablesHolding(webhookSecret)).toEqual([]);
    expect(await tablesHolding('Nora at Tendril'), 'the search finds what is there').toContain('workspace');
  });

  it('survives the other settings being saved', async () => {
    await save({ key });
    const kept = await dataOf<Record<string, unknown>>(await scene.query('settings.get'));
    await dataOf(await scene.mutate('settings.save', kept));
    expect((await dataOf<ProviderInSettings>(await scene.query('settings.provider'))).key.from).toBe('settings');
  });

  it.each([
    [
      'a good one',
      're_good_key_1234',
      { kind: 'works', domains: [{ name: 'mail.tendril.example', isVerified: true }] },
    ],
    ['one made for sending alone', 're_sending_only_1', { kind: 'works', domains: null }],
    ['a wrong one', 're_wrong_key_123', { kind: 'refused' }],
  ])('is checked without sending anything: %s', async (_what, typed, expected) => {
    await save({ key: typed });
    const sent = provider.accepted().length;
    expect(await dataOf<ProviderChecked>(await scene.mutate('settings.checkProvider', undefined))).toEqual(expected);
    expect(provider.accepted()).toHaveLength(sent);
  });

  it('is refused beside its field when it is none, and cannot be checked where there is none', async () => {
    expect(await errorOf(await scene.mutate('settings.saveProvider', { key: 'my key' }))).toMatchObject({
      code: 'invalid',
      field: 'key',
    });
    expect(await errorOf(await scene.mutate('settings.checkProvider', undefined))).toMatchObject({ code: 'not_found' });
  });
});

describe('a signing secret typed into the settings', () => {
  it('lets the provider in from then on', async () => {
    expect((await callAsProvider()).status).toBe(404);
    await save({ webhookSecret });
    expect((await callAsProvider()).status).toBe(200);
    await save({ webhookSecret: `whsec_${Buffer.from('another secret, typed later').toString('base64')}` });
    expect((await callAsProvider()).status).toBe(401);
  });
});

describe('a key in the environment', () => {
  it('wins over a typed one, and says so', async () => {
    const other = await openApiScene({ resend: { apiKey: 're_environment', baseUrl: provider.baseUrl } });
    try {
      await dataOf(await other.mutate('settings.saveProvider', { key }));
      const { key: known } = await dataOf<ProviderInSettings>(await other.query('settings.provider'));
      expect(known).toEqual({ from: 'environment' });
      await other.mutate('settings.checkProvider', undefined);
      expect(provider.requests().at(-1)?.authorization).toBe('Bearer re_environment');
    } finally {
      await other.close();
    }
  });
});

/** Calls us as Resend does, signed with the secret that was typed. */
function callAsProvider(): Promise<Response> {
  const [id, timestamp, body] = [
    'call-1',
    String(Math.floor(Date.now() / 1_000)),
    JSON.stringify({ type: 'contact.created', created_at: '2026-03-02T09:00:00Z', data: {} }),
  ];
  const signature = createHmac('sha256', Buffer.from(webhookSecret.replace('whsec_', ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return scene.ask('/webhooks/resend', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...{ 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
    },
  });
}

/** Names of the tables in which a text stands anywhere. */
async function tablesHolding(text: string): Promise<string[]> {
  const { db } = scene.engine;
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const table = sql.identifier(name);
    const [row] = await db.execute<{ found: boolean }>(
      sql`select exists (select 1 from ${table} where strpos(${table}::text, ${text}) > 0) as found`,
    );
    if (row?.found === true) holding.push(name);
  }
  return holding;
}
