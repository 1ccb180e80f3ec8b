import { createHash } from 'node:crypto';
import { consent, event, journeyRun, lead } from '@tendril/db';
import { archiveJourney, relayOnce } from '@tendril/engine';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonBody, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { graphOf } from '@tendril/journey/testing';
import { publishGraph } from '../support/test-engine.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

const html = { accept: 'text/html,application/xhtml+xml' };
const pageOf = (form: string): Promise<Response> => scene.ask(`/f/${encodeURIComponent(form)}`, { headers: html });

/** Leads come in by a form of this name and wait. */
function publishForm(form: string): Promise<string> {
  return publishGraph(
    scene.engine,
    graphOf({ in: ['entry.form', { form }, { next: 'wait' }], wait: ['wait.duration', {}, {}] }),
  );
}

/** What a browser would send of a page: its named inputs, the boxes that are ticked, and what somebody typed. */
function fillIn(page: string, typed: Record<string, string>): URLSearchParams {
  const sent = new URLSearchParams();
  for (const [input] of page.matchAll(/<input [^>]*>/g)) {
    const [name = '', value = ''] = ['name', 'value'].map((of) => new RegExp(` ${of}="([^"]*)"`).exec(input)?.[1]);
    const isBox = input.includes('type="checkbox"');
    if (!isBox || name in typed) sent.set(name, isBox ? value : (typed[name] ?? decode(value)));
  }
  return sent;
}

const decode = (text: string): string => text.replaceAll('&#39;', "'").replaceAll('&amp;', '&');

const submit = (form: string, body: URLSearchParams): Promise<Response> =>
  scene.ask(`/f/${encodeURIComponent(form)}`, { method: 'POST', body, headers: html });

async function leadBy(email: string) {
  const [row] = await scene.engine.db.select().from(lead).where(eq(lead.emailKey, email));
  return row;
}

describe('the page of a form', () => {
  it('brings whoever fills it in into the journey, with the consent and the words they saw', async () => {
    const form = 'Get the "guide" & more';
    const journeyId = await publishForm(form);
    const answer = await pageOf(form);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('<h1>Get the &quot;guide&quot; &amp; more</h1>');

    const filled = fillIn(page, { email: 'ada@page.example', first_name: 'Ada', company: 'Acme', _consent: 'on' });
    const thanks = await submit(form, filled);
    expect([thanks.status, await thanks.text()]).toEqual([200, expect.stringContaining('Thank you')]);
    // Pressed twice: the same page counts once.
    await submit(form, filled);
    scene.clock.now = Math.max(scene.clock.now, Date.now());
    await relayOnce(scene.engine);

    const ada = await leadBy('ada@page.example');
    expect(ada?.fields).toEqual({ first_name: 'Ada', company: 'Acme' });
    const leadId = ada?.id ?? '';
    const events = await scene.engine.db.select().from(event).where(eq(event.leadId, leadId));
    expect(events.filter(({ name }) => name === 'form.submitted')).toHaveLength(1);
    expect(await scene.engine.db.select().from(consent).where(eq(consent.leadId, leadId))).toMatchObject([
      { topic: 'marketing', state: 'given', wording: expect.stringMatching(/^Yes, Test may send me marketing emails/) },
    ]);
    const runs = await scene.engine.db.select().from(journeyRun).where(eq(journeyRun.leadId, leadId));
    expect(runs).toMatchObject([{ journeyId, nodeId: 'wait', status: 'active' }]);
  });

  it('takes no consent from a box that was left alone, and nothing from a program in the trap', async () => {
    await publishForm('News');
    const page = await (await pageOf('News')).text();
    await submit('News', fillIn(page, { email: 'bo@page.example' }));
    const bo = await leadBy('bo@page.example');
    expect(await scene.engine.db.$count(consent, eq(consent.leadId, bo?.id ?? ''))).toBe(0);
    await submit('News', fillIn(page, { email: 'bot@page.example', _website: 'http://spam.example' }));
    expect(await leadBy('bot@page.example')).toBeUndefined();
    const sent = await scene.ask('/f/News', jsonBody({ email: 'cy@page.example', _consent: true }));
    expect(await sent.json()).toEqual({ ok: true });
    expect(await leadBy('cy@page.example')).toBeDefined();
  });

  it('runs nothing and loads nothing but its own style', async () => {
    await publishForm('Safe');
    const answer = await pageOf('Safe');
    const page = await answer.text();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(page).not.toMatch(/<script|\son\w+=|style="/);
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('is not there for a form no live journey has', async () => {
    for (const form of ['Nothing', '<script>alert(1)</script>']) {
      const answer = await pageOf(form);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('There is no such form')]);
    }
    const journeyId = await publishForm('Closing');
    expect((await pageOf('Closing')).status).toBe(200);
    await archiveJourney(scene.engine, journeyId);
    expect((await pageOf('Closing')).status).toBe(404);
  });
});
