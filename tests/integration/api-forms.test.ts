import { consent, event, lead } from '@tendril/db';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonBody, openApiScene, type ApiScene } from '../support/api-scene.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

/** As a browser sends a form that stands in a page without any script. */
function submit(form: string, fields: Record<string, string> | [string, string][]): Promise<Response> {
  return scene.ask(`/f/${encodeURIComponent(form)}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
}

async function leadBy(email: string) {
  const [row] = await scene.engine.db.select().from(lead).where(eq(lead.emailKey, email));
  return row;
}

async function submissionsOf(leadId: string) {
  return scene.engine.db
    .select()
    .from(event)
    .where(and(eq(event.leadId, leadId), eq(event.name, 'form.submitted')));
}

async function countLeads(): Promise<number> {
  return scene.engine.db.$count(lead);
}

describe('a form', () => {
  it('makes a lead, the event and the consent with its wording, and thanks', async () => {
    const answer = await submit('Demo request', {
      email: ' Ada@Acme.example ',
      first_name: 'Ada',
      _consent: 'on',
      _wording: 'Yes, write to me.',
      _time_zone: 'Europe/Berlin',
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Thank you');

    const ada = await leadBy('ada@acme.example');
    expect(ada).toMatchObject({ fields: { first_name: 'Ada' }, timeZone: 'Europe/Berlin' });
    const [submitted, ...others] = await submissionsOf(ada?.id ?? '');
    expect(others).toEqual([]);
    expect(submitted).toMatchObject({ source: 'form', properties: { form: 'Demo request', first_name: 'Ada' } });
    const given = await scene.engine.db
      .select()
      .from(consent)
      .where(eq(consent.leadId, ada?.id ?? ''));
    expect(given).toMatchObject([
      { topic: 'marketing', state: 'given', source: 'form Demo request', wording: 'Yes, write to me.' },
    ]);
  });

  it('takes JSON from any site, with several topics, and answers in JSON', async () => {
    const answer = await scene.ask(
      '/f/news',
      jsonBody(
        { email: 'bo@acme.example', employees: 40, _consent: ['news', 'offers'] },
        { origin: 'https://other.example' },
      ),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({ ok: true });
    const bo = await leadBy('bo@acme.example');
    expect(bo?.fields).toEqual({ employees: 40 });
    const given = await scene.engine.db
      .select({ topic: consent.topic })
      .from(consent)
      .where(eq(consent.leadId, bo?.id ?? ''));
    expect(given.map(({ topic }) => topic).toSorted()).toEqual(['news', 'offers']);
  });

  it('takes no consent that was not given', async () => {
    await submit('news', { email: 'cy@acme.example' });
    const cy = await leadBy('cy@acme.example');
    expect(await scene.engine.db.$count(consent, eq(consent.leadId, cy?.id ?? ''))).toBe(0);
    expect(await submissionsOf(cy?.id ?? '')).toHaveLength(1);
  });

  it('counts one submission once, however often it is sent', async () => {
    for (let time = 0; time < 3; time += 1) await submit('news', { email: 'di@acme.example', _id: 'page-load-7' });
    const di = await leadBy('di@acme.example');
    expect(await submissionsOf(di?.id ?? '')).toHaveLength(1);
  });

  it('keeps nothing of what fills in the trap, and does not say so', async () => {
    const before = await countLeads();
    const answer = await submit('news', { email: 'bot@acme.example', _website: 'http://spam.example' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Thank you');
    expect(await countLeads()).toBe(before);
  });

  it.each([
    ['/thanks?from=form#top', '/thanks?from=form#top'],
    ['//evil.example/x', null],
    ['/\\evil.example', null],
    ['/\t/evil.example', null],
    ['https://evil.example', null],
    ['/..//evil.example', null],
    ['javascript:alert(1)', null],
  ])('goes on to %j only within this site', async (asked, expected) => {
    const answer = await submit('news', { email: 'eve@acme.example', _next: asked });
    expect(answer.headers.get('location')).toBe(expected);
    expect(answer.status).toBe(expected === null ? 200 : 303);
  });

  it.each([
    ['no address', { first_name: 'Nobody' }, 'email'],
    ['what is no address', { email: 'nobody' }, 'email'],
    ['text that is too long', { email: 'long@acme.example', about: 'x'.repeat(2_001) }, 'about'],
    ['a field of an odd name', { email: 'odd@acme.example', 'first-name': 'Odd' }, 'first-name'],
    ['a field that is not plain', { email: 'deep@acme.example', company: { name: 'Acme' } }, 'company'],
    ['a time zone that does not exist', { email: 'zone@acme.example', _time_zone: 'Mars/Base' }, '_time_zone'],
  ])('refuses %s and keeps nothing', async (_what, sent, field) => {
    const before = await countLeads();
    const answer = await scene.ask('/f/news', jsonBody(sent));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid', field } });
    expect(await countLeads()).toBe(before);
  });

  it('tells a person what to mend on a page', async () => {
    const answer = await submit('news', { email: '<script>alert(1)</script>' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('This is not an email address.');
    expect(page).not.toContain('<script>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('refuses what is too large, of another type, or no form at all', async () => {
    const before = await countLeads();
    const large = await scene.ask('/f/news', jsonBody({ email: 'large@acme.example', about: 'x'.repeat(70_000) }));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ error: { code: 'too_large' } });
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const body = 'email=typed@acme.example';
      const typed = await scene.ask('/f/news', { method: 'POST', body, headers: { 'content-type': type } });
      expect([type, typed.status]).toEqual([type, 415]);
    }
    for (const body of ['{"email":', '[]', '"text"', 'null']) {
      const headers = { 'content-type': 'application/json' };
      const broken = await scene.ask('/f/news', { method: 'POST', body, headers });
      expect([body, broken.status]).toEqual([body, 400]);
    }
    expect(await countLeads()).toBe(before);
  });
});
