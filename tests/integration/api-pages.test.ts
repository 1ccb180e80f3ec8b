import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailboxMail, reply, suppression } from '@tendril/db';
import { mailLinks } from '@tendril/email';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonBody, openApiScene, sendOneMail, testApiKey, type ApiScene } from '../support/api-scene.ts';

let scene: ApiScene;
let webFolder: string;
let count = 0;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'tendril-web-'));
  scene = await openApiScene({ webFolder });
});
afterAll(async () => {
  await scene.close();
  await rm(webFolder, { recursive: true, force: true });
});

interface Answer<T> {
  result: { data: T };
}

async function dataOf<T>(answer: Response): Promise<T> {
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Answer<T>).result.data;
}

/** An email in the test mailbox, and its id there. */
async function freshMail() {
  count += 1;
  const { leadId, mail } = await sendOneMail(scene, `pages-${count}-`);
  const [kept] = await scene.engine.db.select().from(mailboxMail).where(eq(mailboxMail.messageId, mail.id));
  return { leadId, mail, id: kept?.id ?? '', html: kept?.html ?? '' };
}

async function happenedTo(id: string): Promise<{ name: string; detail: string | null }[]> {
  const mail = await dataOf<{ happened: { name: string; detail: string | null }[] }>(
    await scene.query('mailbox.get', { id }),
  );
  return mail.happened.map(({ name, detail }) => ({ name, detail }));
}

describe('the test mailbox', () => {
  it('lists emails by page, latest first, and finds them by address', async () => {
    const first = await freshMail();
    const second = await freshMail();
    type Page = { mails: { id: string; to: string; preview: string }[]; nextCursor: string | null };
    const page = await dataOf<Page>(await scene.query('mailbox.list', { limit: 1 }));
    expect(page.mails.map(({ id }) => id)).toEqual([second.id]);
    expect(page.mails[0]?.preview).toContain('tell us');
    const next = await dataOf<Page>(await scene.query('mailbox.list', { limit: 1, cursor: page.nextCursor }));
    expect(next.mails.map(({ id }) => id)).toEqual([first.id]);
    const found = await dataOf<Page>(await scene.query('mailbox.list', { search: first.mail.toEmail }));
    expect(found.mails.map(({ id }) => id)).toEqual([first.id]);
    const nothing = await dataOf<Page>(await scene.query('mailbox.list', { search: '100%_' }));
    expect(nothing.mails).toEqual([]);
  });

  it('does as the lead would, and shows what came of it', async () => {
    const { id, leadId, html } = await freshMail();
    const [, url = ''] = /href="([^"]*\/c\/[^"]*)"/.exec(html) ?? [];
    for (const [verb, input] of [
      ['open', {}],
      ['click', { url }],
      ['reply', { text: 'Yes, please call me.' }],
      ['bounce', { bounce: 'soft' }],
      ['complain', {}],
    ] as const) {
      expect([verb, (await scene.mutate(`mailbox.${verb}`, { id, ...input })).status]).toEqual([verb, 200]);
    }
    const happened = await happenedTo(id);
    expect(happened).toContainEqual({ name: 'email.clicked', detail: 'https://tendril.example/guide' });
    expect(happened).toContainEqual({ name: 'email.bounced', detail: 'soft' });
    const names = happened.map(({ name }) => name);
    for (const name of ['email.opened', 'reply.received', 'email.complained', 'unsubscribed'])
      expect(names).toContain(name);
    const replies = await scene.engine.db.select().from(reply).where(eq(reply.leadId, leadId));
    expect(replies).toMatchObject([{ body: 'Yes, please call me.' }]);
    expect(await scene.engine.db.$count(suppression)).toBe(1);
  });

  it('refuses what cannot be, and says which field', async () => {
    const { id } = await freshMail();
    const elsewhere = await scene.mutate('mailbox.click', { id, url: 'https://evil.example/' });
    expect(elsewhere.status).toBe(400);
    expect(await elsewhere.json()).toMatchObject({ error: { data: { code: 'invalid', field: 'url' } } });
    const silent = await scene.mutate('mailbox.reply', { id, text: '  ' });
    expect(await silent.json()).toMatchObject({
      error: { message: 'Write what the lead answers.', data: { code: 'invalid', field: 'text' } },
    });
    const gone = await scene.query('mailbox.get', { id: '00000000-0000-4000-8000-000000000000' });
    expect(gone.status).toBe(404);
    expect(await happenedTo(id)).toEqual([]);
  });

  it('shows an email so that it can run nothing and counts no open', async () => {
    const { id, mail } = await freshMail();
    const { publicUrl, secret } = scene.engine;
    const pixel = `<img src="${mailLinks({ publicUrl, secret, messageId: mail.id }).open}">`;
    const html = `<html><head></head><body>Hi ${pixel}<script>1</script></body></html>`;
    await scene.engine.db.update(mailboxMail).set({ html }).where(eq(mailboxMail.id, id));
    const answer = await scene.ask(`/mailbox/${id}/view`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox allow-popups');
    expect(policy).not.toMatch(/script/);
    const shown = await answer.text();
    expect(shown).toContain('<head><base target="_blank"></head>');
    expect(shown).not.toContain('/o/');
    expect((await scene.ask('/mailbox/nothing/view')).status).toBe(400);
  });

  it('is for our own pages alone', async () => {
    const { id } = await freshMail();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await scene.ask('/trpc/mailbox.open', jsonBody({ id }, headers as Record<string, string>));
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    expect(await happenedTo(id)).toEqual([]);
    expect((await scene.ask('/trpc/mailbox.open', jsonBody({ id }, { origin: scene.address }))).status).toBe(200);
  });
});

describe('the server', () => {
  it('says how things stand, also while Temporal is away', async () => {
    const health = await scene.ask('/health');
    expect([health.status, await health.json()]).toEqual([200, { isHealthy: true, database: 'up' }]);
    const status = await dataOf<Record<string, unknown>>(await scene.query('system.status'));
    expect(status).toMatchObject({ isTemporalReachable: false, usesTestMailbox: true, heldRuns: 0, queuedMails: 0 });
    expect(status['leads']).toBe(status['openRuns']);
    const journeys = await dataOf<unknown[]>(await scene.query('journeys.list'));
    expect(journeys[0]).toMatchObject({ name: 'Sketch', status: 'live', liveVersion: 1, inside: 1, held: 0 });
    const { runs } = await dataOf<{ runs: unknown[] }>(await scene.query('runs.list', { limit: 1 }));
    expect(runs).toMatchObject([{ journeyName: 'Sketch', status: 'active', nodeId: 'listen' }]);
  });

  it('says that the pages are not built, then serves them at every address of theirs', async () => {
    const page = { headers: { accept: 'text/html' } };
    const missing = await scene.ask('/mailbox', page);
    expect(missing.status).toBe(503);
    expect(await missing.text()).toContain('npm run build -w @tendril/web');

    await mkdir(join(webFolder, 'assets'));
    await writeFile(join(webFolder, 'index.html'), '<title>Tendril</title>');
    await writeFile(join(webFolder, 'assets', 'app-1.js'), '1');
    await writeFile(join(webFolder, '.built-from'), 'x');
    for (const path of ['/', '/mailbox?email=1', '/journeys']) {
      const answer = await scene.ask(path, page);
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, '<title>Tendril</title>']);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await scene.ask('/assets/app-1.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/assets/app-2.js', '/.built-from', '/trpc/nothing.there', '/e', '/../package.json']) {
      const answer = await scene.ask(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ error: {} });
    }
  });

  it('says that the database is away, loses no click over it, and promises nothing it cannot keep', async () => {
    const { html, mail } = await freshMail();
    const cut = await openApiScene({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', webFolder });
    try {
      expect((await cut.ask('/health')).status).toBe(503);
      const sent = await cut.ask(
        '/e',
        jsonBody({ email: 'a@acme.example', name: 'x.y' }, { authorization: `Bearer ${testApiKey}` }),
      );
      expect(sent.status).toBe(503);
      expect(await sent.json()).toMatchObject({ error: { code: 'unavailable' } });
      const [, path = ''] = /href="http:\/\/127.0.0.1:1(\/c\/[^"]*)"/.exec(html) ?? [];
      expect((await cut.ask(path)).headers.get('location')).toBe('https://tendril.example/guide');
      expect(mail.state).toBe('accepted');
    } finally {
      await cut.close();
    }
  });
});
