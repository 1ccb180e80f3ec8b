import { handoff, mailboxMail } from '@tendril/db';
import { relayOnce } from '@tendril/engine';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { graphOf } from '@tendril/journey/testing';
import { sendDue } from '../support/mail-scene.ts';
import { enterAt, publishGraph } from '../support/test-engine.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

const ask = async <T>(procedure: string, input?: unknown): Promise<T> => dataOf(await scene.query(procedure, input));
const tell = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));

interface Overview {
  lead: Record<string, unknown>;
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

    const { lead, timeline, runs } = await ask<Overview>('leads.get', { id: leadId });
    expect(lead).toMatchObject({ name: 'Ada', email: 'ada@leads.example', score: 20, suppression: null });
    expect(lead['consents']).toMatchObject([{ topic: 'marketing', state: 'given', source: 'form Guide' }]);
    const titles = timeline.map(({ title }) => title).toReversed();
    const order = [
      'Became a lead',
      'Agreed to emails about marketing',
      'Filled in “Guide”',
      'Entered “Sketch”',
      'Sent: “Your guide, Ada”',
      'Clicked https://tendril.example/guide',
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
    expect(whyOf('lead.score')).toContain('Journey “Sketch”, version 1.');
    expect(whyOf('mail.accepted')).toContain('They agreed to emails about marketing.');
    expect(whyOf('email.clicked')).toContain('“Your guide, Ada”');
    // The step tells of the score; the event it amounts to does not tell it again.
    expect(timeline.map(({ kind }) => kind)).not.toContain('score.changed');
    expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length);

    expect(runs).toMatchObject([{ status: 'ended', graph: { name: 'Sketch' }, endReason: 'goal' }]);
    expect(runs[0]?.path.map(({ nodeId }) => nodeId)).toEqual([
      ...['in', 'mail', 'listen', 'sort', 'score', 'sales', 'won'],
    ]);
    expect(runs[0]?.path[2]).toMatchObject({ title: 'Wait until reply, at most 3 days', outcome: 'reply' });
  });

  it('says why an email was not sent, and where the lead stands until when', async () => {
    const form = { email: 'bo@leads.example', first_name: 'Bo' };
    await scene.ask('/f/Guide', {
      ...{ method: 'POST', body: JSON.stringify(form) },
      headers: { 'content-type': 'application/json' },
    });
    await goOn();
    const { leads } = await ask<{ leads: { id: string; inJourneys: number }[] }>('leads.list', { search: 'bo@leads' });
    expect(leads).toMatchObject([{ inJourneys: 1, name: 'Bo' }]);
    const { timeline, runs } = await ask<Overview>('leads.get', { id: leads[0]?.id });
    const unsent = timeline.find(({ kind }) => kind === 'mail.unsent');
    expect(unsent?.title).toBe('Not sent: Email "Your guide, {{ first_name }}"');
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

describe('a hand-off', () => {
  it('is answered once, whoever else tries', async () => {
    const journeyId = await publishGraph(
      scene.engine,
      graphOf({
        in: ['entry.manual', {}, { next: 'sales' }],
        sales: ['sales.notify', {}, { rejected: 'out' }],
        out: ['end.exit', { reason: 'rejected' }],
      }),
    );
    const { id: leadId } = await tell<{ id: string }>('leads.add', { email: 'cy@leads.example', fields: {} });
    const runId = await enterAt(scene.engine, { leadId, journeyId, nodeId: 'in' });
    const [row] = await scene.engine.db.select().from(handoff).where(eq(handoff.runId, runId));
    const answers = [
      { state: 'accepted' },
      { state: 'not_now', until: '2027-03-01' },
      { state: 'rejected', reason: 'a student' },
    ];
    const outcomes = await Promise.all(
      answers.map((answer) => scene.mutate('handoffs.answer', { id: row?.id, answer })),
    );
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const answered = await ask<{ id: string; state: string }[]>('handoffs.list', { state: 'answered' });
    const winner = answers[outcomes.findIndex(({ status }) => status === 200)];
    expect(answered.find(({ id }) => id === row?.id)).toMatchObject(winner ?? {});
    const { timeline } = await ask<Overview>('leads.get', { id: leadId });
    expect(timeline.filter(({ kind }) => kind === `handoff.${winner?.state}`)).toHaveLength(1);
  });

  it.each([
    [{ state: 'rejected', reason: ' ' }, 'answer.reason'],
    [{ state: 'not_now', until: 'in March' }, 'answer.until'],
    [{ state: 'maybe' }, 'answer.state'],
  ])('refuses %j and says what is wrong', async (answer, field) => {
    const refused = await scene.mutate('handoffs.answer', { id: '00000000-0000-4000-8000-000000000000', answer });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { code: 'invalid', field }]);
  });
});

describe('the list of leads', () => {
  interface Page {
    total: number;
    pageSize: number;
    leads: { id: string; name: string; stage: string }[];
  }

  it('finds by name, address and company, pages through all, and adds by hand', async () => {
    const added = await tell<{ id: string; isNew: boolean }>('leads.add', {
      email: 'Greta@Fjordline.example',
      fields: { first_name: 'Greta', last_name: 'Halvorsen', company: 'Fjordline Fittings' },
    });
    expect(added.isNew).toBe(true);
    expect(await tell('leads.add', { email: 'greta@fjordline.example' })).toEqual({ ...added, isNew: false });
    for (const search of ['greta halv', 'fjordline.example', 'Fjordline Fit']) {
      const found = await ask<Page>('leads.list', { search });
      expect([search, found.leads]).toMatchObject([search, [{ id: added.id, name: 'Greta Halvorsen' }]]);
    }
    expect(await ask('leads.list', { search: '%_' })).toMatchObject({ total: 0, leads: [] });
    expect(await ask('leads.list', { stage: 'customer' })).toMatchObject({ total: 0 });
    const all = await ask<Page>('leads.list');
    expect(all.total).toBe(all.leads.length);
    expect(await ask('leads.list', { page: 2 })).toMatchObject({ total: all.total, leads: [] });
    const refused = await scene.mutate('leads.add', { email: 'nobody' });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { field: 'email' }]);
  });

  it('counts as many for a condition as it lists', async () => {
    for (let index = 0; index < 60; index += 1) {
      const employees = index * 10;
      await tell('leads.add', { email: `firm${index}@counts.example`, fields: { employees, industry: 'retail' } });
    }
    for (const [condition, expected] of [
      [{ all: [{ field: 'lead.industry', op: 'equals', value: 'retail' }] }, 60],
      [{ field: 'lead.employees', op: 'moreThan', value: 80 }, 51],
      [{ not: { field: 'lead.industry', op: 'known' } }, null],
      [{ event: 'form.submitted', since: 'ever', where: [{ property: 'form', op: 'equals', value: 'Guide' }] }, 2],
      [{ field: 'lead.industry', op: 'equals', value: "x'; drop table lead; --" }, 0],
    ] as const) {
      const { matching, of } = await ask<{ matching: number; of: number }>('conditions.count', { condition });
      const first = await ask<Page>('leads.list', { condition });
      const second = await ask<Page>('leads.list', { condition, page: 2 });
      const listed = [...first.leads, ...second.leads].map(({ id }) => id);
      expect([condition, new Set(listed).size, first.total]).toEqual([condition, matching, matching]);
      expect(expected ?? matching).toBe(matching);
      expect(of).toBe((await ask<Page>('leads.list')).total);
    }
    const inside = await scene.query('conditions.count', { condition: { field: 'entry.form', op: 'known' } });
    expect([inside.status, await errorOf(inside)]).toMatchObject([400, { code: 'invalid', field: 'condition' }]);
  });
});

describe('the settings', () => {
  const given = {
    ...{ name: 'Northlight', senderName: 'Ilse', senderAddress: 'ilse@northlight.example' },
    ...{ postalAddress: 'Quay 1\nAmsterdam', timeZone: 'Europe/Amsterdam', tracksClicks: false },
  };

  it('are kept as they were saved', async () => {
    expect(await tell('settings.save', given)).toEqual(given);
    expect(await ask('settings.get')).toEqual(given);
  });

  it.each([
    ['name', ' '],
    ['senderAddress', 'nobody'],
    ['senderAddress', 'a@b.example\nBcc: all@b.example'],
    ['postalAddress', ''],
    ['timeZone', 'Mars/Base'],
  ])('refuse %s %j', async (field, value) => {
    const refused = await scene.mutate('settings.save', { ...given, [field]: value });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { code: 'invalid', field }]);
  });
});
