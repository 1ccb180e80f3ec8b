import { mailboxMail } from '@tendril/db';
import { relayOnce } from '@tendril/engine';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { graphOf } from '@tendril/journey/testing';
import { sendDue } from '../support/mail-scene.ts';
import { publishGraph } from '../support/test-engine.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

const ask = async <T>(procedure: string, input?: unknown): Promise<T> => dataOf(await scene.query(procedure, input));
const tell = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));

interface Overview {
  lead: Record<string, unknown>;
  scoreParts: { points: number; after: number }[];
  owner: string | null;
  timeline: { id: string; at: string; kind: string; title: string; why: string; journeyId: string | null }[];
  runs: { status: string; at: string; path: { nodeId: string; outcome: string | null }[]; graph: { name: string } }[];
}

/** Form, email, wait for a reply, branch by what it means, score, sales. */
const nurture = () =>
  graphOf({
    in: ['entry.form', { form: 'Guide' }, { next: 'mail' }],
    mail: [
      'email',
      { content: { subject: 'Your guide, {{ first_name }}', source: 'https://tendril.example/guide' } },
      { sent: 'listen' },
    ],
    listen: [
      'wait.event',
      { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
      { replied: 'sort', timeout: 'silent' },
    ],
    sort: ['branch.intent', { arms: [{ id: 'yes', intents: ['interested', 'meeting_request'] }] }, { yes: 'score' }],
    score: ['lead.score', { points: 20 }, { next: 'sales' }],
    sales: ['sales.notify', { note: 'Ring them up.' }, { accepted: 'won', rejected: 'lost' }],
    won: ['end.goal', {}],
    lost: ['end.exit', { reason: 'not for sales' }],
    silent: ['end.exit', { reason: 'silent' }],
  });

/** Lets entries, reactions and emails that are due happen. The API lives in the present; the engine of the scene follows. */
async function goOn(): Promise<void> {
  scene.clock.now = Math.max(scene.clock.now, Date.now());
  await relayOnce(scene.engine);
  await sendDue(scene);
}

/** Somebody who filled in the form and was sent the email. */
async function mailed(firstName: string) {
  const email = `${firstName.toLowerCase()}@leads.example`;
  const form = { email, first_name: firstName, company: 'Acme', _consent: 'on' };
  const sent = await scene.ask('/f/Guide', {
    ...{ method: 'POST', body: JSON.stringify(form) },
    headers: { 'content-type': 'application/json' },
  });
  expect(sent.status).toBe(200);
  await goOn();
  const { leads } = await ask<{ leads: { id: string }[] }>('leads.list', { search: email });
  const [mail] = await scene.engine.db.select().from(mailboxMail).where(eq(mailboxMail.toAddress, email));
  return { leadId: leads[0]?.id ?? '', mailId: mail?.id ?? '' };
}

describe('the story of a lead', () => {
  beforeAll(() => publishGraph(scene.engine, nurture()));

  it('tells everything that happened, the latest first, each with its why', async () => {
    const { leadId, mailId } = await mailed('Ada');
    await tell('mailbox.click', { id: mailId, url: await linkIn(mailId) });
    await tell('mailbox.reply', { id: mailId, text: 'Yes, I am interested. Please call me tomorrow.' });
    await goOn();
    const [open] =
      await ask<{ id: string; name: string; reasons: string[]; lastReply: { text: string } }[]>('handoffs.list');
    expect(open).toMatchObject({ name: 'Ada', company: 'Acme', note: 'Ring them up.', state: 'open', score: 20 });
    expect(open?.lastReply.text).toContain('I am interested');
    expect(open?.reasons.join()).toMatch(/replied: (interested|meeting request)/);
    await tell('handoffs.answer', { id: open?.id, answer: { state: 'accepted' } });
    await goOn();

    const { lead, timeline, runs, scoreParts, owner } = await ask<Overview>('leads.get', { id: leadId });
    expect(lead).toMatchObject({ name: 'Ada', email: 'ada@leads.example', score: 20, suppression: null });
    expect(lead['consents']).toMatchObject([{ topic: 'marketing', state: 'given', source: 'form Guide' }]);
    const titles = timeline.map(({ title }) => title).toReversed();
    const order = [
      'Became a lead',
      'Agreed to emails about marketing',
      'Filled in “Guide”',
      'Entered “Sketch”',
      'Sent: “Your guide, Ada”',
      'Clicked tendril.example/guide',
      'Replied: “Yes, I am interested. Please call me tomorrow.”',
      'Wait until reply, at most 3 days: reply',
      'Handed to sales',
      'Sales accepted the lead',
      'Left “Sketch”: goal',
    ];
    expect(titles.filter((title) => order.includes(title))).toEqual(order);
    expect(timeline.filter(({ why }) => why.trim() === '')).toEqual([]);
    const whyOf = (kind: string) => timeline.find((item) => item.kind === kind)?.why ?? '';
    expect(whyOf('reply.received')).toMatch(/Read as (interested|meeting request), \d+ % sure\./);
    expect(whyOf('wait.event')).toContain('They replied.');
    expect(whyOf('branch.intent')).toMatch(/The reply was read as (interested|meeting request)\./);
    expect(whyOf('lead.score')).toBe('The score went from 0 to 20.\nJourney “Sketch”, version 1.');
    expect(scoreParts).toMatchObject([{ points: 20, after: 20, because: 'Add 20 points', journeyName: 'Sketch' }]);
    expect(owner).toBe('Sales');
    expect(whyOf('mail.accepted')).toContain('It followed “When "Guide" is submitted”.');
    expect(whyOf('mail.accepted')).toContain('They agreed to emails about marketing.');
    expect(whyOf('email.clicked')).toContain('“Your guide, Ada”');
    // The step tells of the score; the event it amounts to does not tell it again.
    expect(timeline.map(({ kind }) => kind)).not.toContain('score.changed');
    expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length);

    expect(runs).toMatchObject([{ status: 'ended', graph: { name: 'Sketch' }, endReason: 'goal' }]);
    expect(runs[0]?.path.map(({ nodeId }) => nodeId)).toEqual([
      ...['in', 'mail', 'listen', 'sort', 'score', 'sales', 'won'],
    ]);
    expect(runs[0]?.path[2]).toMatchObject({
      title: 'Wait until reply, at most 3 days',
      outcome: 'reply',
      email: null,
    });
    expect(runs[0]?.path[1]).toMatchObject({ email: 'Sent: “Your guide, Ada”', outcome: null });
    // Nothing is said as it is kept: no stage, field, moment or event by its name.
    const said = timeline.flatMap(({ title, why }) => [title, why]).join('\n');
    expect(said).not.toMatch(/\bmql\b|\d{4}-\d\d-\d\d|[a-z]_[a-z]|\w\.(received|clicked|changed)\b/);
  });

  it('says why an email was not sent, and where the lead stands until when', async () => {
    const form = { email: 'bo@leads.example', first_name: 'Bo' };
    await scene.ask('/f/Guide', {
      ...{ method: 'POST', body: JSON.stringify(form) },
      headers: { 'content-type': 'application/json' },
    });
    await goOn();
    const { leads } = await ask<{ leads: { id: string; journeys: unknown[] }[] }>('leads.list', { search: 'bo@leads' });
    expect(leads).toMatchObject([{ name: 'Bo', journeys: [{ name: 'Sketch', isHeld: false }] }]);
    const { timeline, runs } = await ask<Overview>('leads.get', { id: leads[0]?.id });
    const unsent = timeline.find(({ kind }) => kind === 'mail.unsent');
    expect(unsent?.title).toBe('Not sent: Email "Your guide, first name"');
    expect(unsent?.why).toContain('They have not agreed to such emails.');
    expect(runs).toMatchObject([{ status: 'active', at: 'Wait until reply, at most 3 days', endedAt: null }]);
    expect((runs[0] as { dueAt?: string }).dueAt).toEqual(expect.any(String));
  });

  it('knows nobody who is not there', async () => {
    const answer = await scene.query('leads.get', { id: '00000000-0000-4000-8000-000000000000' });
    expect([answer.status, await errorOf(answer)]).toMatchObject([404, { code: 'not_found' }]);
  });
});

async function linkIn(mailId: string): Promise<string> {
  const { html } = await ask<{ html: string }>('mailbox.get', { id: mailId });
  return /href="([^"]*\/c\/[^"]*)"/.exec(html)?.[1] ?? '';
}
