import { consent, event, mailboxMail, message, reply, runMatch, suppression } from '@tendril/db';
import {
  advanceRun,
  enter,
  mailboxAct,
  recordReply,
  relayOnce,
  reviewReply,
  type Engine,
  type ReplyToRecord,
} from '@tendril/engine';
import { actsByItself, holdsMail, readIntent } from '@tendril/intent';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '@tendril/journey/testing';
import {
  enterNewLeads,
  mailboxOf,
  mailOf,
  oneMail,
  openMailScene,
  sendDue,
  type MailScene,
} from '../support/mail-scene.ts';
import { enterAt, makeLeads, publishGraph, runOf } from '../support/test-engine.ts';

const day = 86_400_000;

let scene: MailScene;
let engine: Engine;
beforeAll(async () => {
  scene = await openMailScene();
  engine = scene.engine;
});
afterAll(() => scene.close());

/** Email, wait for a reply, branch by what it means. */
const answered = () =>
  graphOf({
    in: ['entry.manual', {}, { next: 'mail' }],
    mail: [
      'email',
      { content: { subject: 'A question', source: 'See https://tendril.example/guide. Shall we talk?' } },
      { sent: 'listen' },
    ],
    listen: [
      'wait.event',
      { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
      { replied: 'sort', timeout: 'silent' },
    ],
    sort: [
      'branch.intent',
      {
        arms: [
          { id: 'yes', intents: ['interested', 'meeting_request'] },
          { id: 'no', intents: ['not_interested', 'unsubscribe'] },
        ],
      },
      { yes: 'won', no: 'lost', else: 'other', unclear: 'unclear' },
    ],
    won: ['end.exit', { reason: 'won' }],
    lost: ['end.exit', { reason: 'lost' }],
    other: ['end.exit', { reason: 'other' }],
    unclear: ['end.exit', { reason: 'unclear' }],
    silent: ['end.exit', { reason: 'silent' }],
  });

/** A lead who has the mail and is waited for. */
async function mailed(prefix: string) {
  const { leadIds, runIds } = await enterNewLeads(engine, { graph: answered(), count: 1, prefix });
  await sendDue(scene);
  const mail = await mailOf(engine, runIds[0]!);
  const [kept] = await mailboxOf(engine, mail.id);
  return { leadId: leadIds[0]!, runId: runIds[0]!, mail, kept: kept!, address: `${prefix}0@people.example` };
}

type Mailed = Awaited<ReturnType<typeof mailed>>;
let externalIds = 0;

function replyOf({ kept, address }: Mailed, change: Partial<ReplyToRecord> = {}): ReplyToRecord {
  return {
    to: [kept.replyTo!],
    from: `Ada Example <${address}>`,
    subject: 'Re: A question',
    headers: {},
    text: 'Yes, I am interested. Can we talk on Tuesday?',
    externalId: `reply-${(externalIds += 1)}`,
    ...change,
  };
}

async function eventsOf(leadId: string, name: string) {
  return engine.db
    .select()
    .from(event)
    .where(and(eq(event.leadId, leadId), eq(event.name, name)));
}

async function repliesOf(leadId: string) {
  return engine.db.select().from(reply).where(eq(reply.leadId, leadId)).orderBy(asc(reply.receivedAt));
}

async function consentOf(leadId: string) {
  const [row] = await engine.db.select().from(consent).where(eq(consent.leadId, leadId));
  return row?.state;
}

describe('a reply of a person', () => {
  it('is matched by its reply address, read, and takes its run on at once', async () => {
    const lead = await mailed('token');
    const recorded = await recordReply(engine, replyOf(lead));
    expect(recorded).toMatchObject({
      kind: 'recorded',
      matchedBy: 'token',
      reading: { kind: 'human', primary: 'meeting_request' },
    });
    const [told, ...more] = await eventsOf(lead.leadId, 'reply.received');
    expect(more).toEqual([]);
    expect(told?.properties).toMatchObject({
      runId: lead.runId,
      nodeId: 'mail',
      kind: 'human',
      intent: 'meeting_request',
      intents: expect.arrayContaining(['meeting_request', 'interested']),
      until: null,
      needsPerson: false,
    });
    expect(JSON.stringify(told)).not.toMatch(/Tuesday|people\.example/);
    await relayOnce(engine);
    expect((await runOf(engine, lead.runId)).endReason).toBe('won');
  });

  it('to another address is matched by Message-ID, also when a colleague answers', async () => {
    const lead = await mailed('header');
    const marks = { to: ['nora@mail.tendril.example'], from: 'boss@elsewhere.example' };
    const headers = { 'In-Reply-To': lead.kept.headers['Message-ID']! };
    expect(await recordReply(engine, replyOf(lead, { ...marks, headers }))).toMatchObject({ matchedBy: 'message_id' });
    await relayOnce(engine);
    expect((await runOf(engine, lead.runId)).endReason).toBe('won');
  });

  it('without any mark is matched by its sender, to the mail they had last', async () => {
    const lead = await mailed('sender');
    const recorded = await recordReply(
      engine,
      replyOf(lead, { to: ['nora@mail.tendril.example'], from: 'SENDER0@People.example' }),
    );
    expect(recorded).toMatchObject({ matchedBy: 'sender' });
    expect(await repliesOf(lead.leadId)).toMatchObject([{ runId: lead.runId, nodeId: 'mail', visit: 1 }]);
  });

  it('from nobody we know, or to a forged address, is not recorded', async () => {
    const lead = await mailed('forged');
    const forged = lead.kept.replyTo!.replace(/\.[0-9a-f]{20}@/, '.00000000000000000000@');
    expect(await recordReply(engine, replyOf(lead, { to: [forged], from: 'stranger@elsewhere.example' }))).toEqual({
      kind: 'unmatched',
    });
    expect(await repliesOf(lead.leadId)).toEqual([]);
  });

  it('delivered twice counts once, also when both come at the same moment', async () => {
    const lead = await mailed('twice');
    const input = replyOf(lead);
    const kinds = (await Promise.all([recordReply(engine, input), recordReply(engine, input)])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['known_already', 'recorded']);
    expect(await repliesOf(lead.leadId)).toHaveLength(1);
    expect(await eventsOf(lead.leadId, 'reply.received')).toHaveLength(1);
  });

  it("in an accelerated run is read as of the run's own day", async () => {
    const journeyId = await publishGraph(engine, answered());
    const [leadId] = await makeLeads(engine, 1, 'march');
    const entered = await enter(engine, {
      leadId: leadId!,
      journeyId,
      nodeId: 'in',
      key: '',
      source: 'manual',
      speed: 86_400,
    });
    if (entered.kind !== 'entered') throw new Error(entered.why);
    await sendDue(scene);
    const mail = await mailOf(engine, entered.runId);
    const [kept] = await mailboxOf(engine, mail.id);
    const virtualAtMs = mail.sendAfter.getTime() + 2 * day;
    const lead = { leadId: leadId!, runId: entered.runId, mail, kept: kept!, address: 'march0@people.example' };
    await recordReply(engine, replyOf(lead, { text: 'Not now, come back in two weeks.', virtualAtMs }));
    const due = new Date(virtualAtMs + 14 * day).toISOString().slice(0, 10);
    expect((await eventsOf(lead.leadId, 'reply.received'))[0]).toMatchObject({
      virtualAt: new Date(virtualAtMs),
      properties: { intent: 'not_now', until: due },
    });
    expect((await repliesOf(lead.leadId))[0]!.receivedAt).toEqual(new Date(virtualAtMs));
  });
});

describe('mail that no person wrote', () => {
  it('about an absence moves the wait to the day of return and is not the awaited reply', async () => {
    const lead = await mailed('away');
    const before = (await runOf(engine, lead.runId)).state.wait!.deadline!;
    const back = new Date(scene.clock.now + 20 * day).toISOString().slice(0, 10);
    const text = `I am out of the office until ${back}.`;
    await recordReply(engine, replyOf(lead, { text, headers: { 'Auto-Submitted': 'auto-replied' } }));
    expect((await eventsOf(lead.leadId, 'reply.out_of_office'))[0]?.properties).toMatchObject({
      runId: lead.runId,
      until: back,
    });
    expect(await eventsOf(lead.leadId, 'reply.received')).toEqual([]);
    await relayOnce(engine);
    const { status, state } = await runOf(engine, lead.runId);
    expect(status).toBe('active');
    expect(state.wait!.deadline! - before).toBeGreaterThan(15 * day);
  });

  it('such as a delivery report is kept and tells nobody', async () => {
    const lead = await mailed('report');
    const headers = {
      'Content-Type': 'multipart/report; report-type=delivery-status',
      'Auto-Submitted': 'auto-replied',
    };
    await recordReply(
      engine,
      replyOf(lead, { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail', text: 'Failed: 5.1.1', headers }),
    );
    expect(await repliesOf(lead.leadId)).toMatchObject([
      { needsPerson: 'no', reading: { kind: 'machine', primary: 'bounce' } },
    ]);
    expect(await eventsOf(lead.leadId, 'reply.received')).toEqual([]);
    expect(await engine.db.select().from(runMatch).where(eq(runMatch.runId, lead.runId))).toEqual([]);
  });
});

describe('who asks to be left alone', () => {
  const textThat = (holds: (text: string) => boolean, texts: readonly string[]) => {
    const text = texts.find(holds);
    if (text === undefined) throw new Error('no text is read that way any more');
    return text;
  };
  const reads = (text: string) =>
    readIntent({ subject: 'Re: A question', headers: {}, text, received: '2026-03-02T09:00:00Z' });
  const doubtful = textThat(
    (text) => holdsMail(reads(text)),
    ['Stop it please, maybe later', 'I am not sure I want these mails.', 'Fewer of these would be better, or none.'],
  );

  it('plainly, is: consent is withdrawn and what is queued does not leave', async () => {
    const text = textThat((one) => actsByItself(reads(one)), ['Please unsubscribe me.']);
    const lead = await mailed('plainly');
    const other = await enterAt(engine, {
      leadId: lead.leadId,
      journeyId: await publishGraph(engine, oneMail()),
      nodeId: 'in',
    });
    await recordReply(engine, replyOf(lead, { text }));
    expect(await consentOf(lead.leadId)).toBe('withdrawn');
    expect(await mailOf(engine, other)).toMatchObject({ state: 'withdrawn', reason: 'unsubscribed' });
    expect(await eventsOf(lead.leadId, 'unsubscribed')).toHaveLength(1);
    expect(await engine.db.select().from(suppression).where(eq(suppression.emailKey, lead.address))).toEqual([]);
  });

  it('by a complaint, gets no mail of any kind', async () => {
    const lead = await mailed('complaint');
    const purpose = oneMail({ purpose: 'service' });
    const other = await enterAt(engine, {
      leadId: lead.leadId,
      journeyId: await publishGraph(engine, purpose),
      nodeId: 'in',
    });
    await recordReply(engine, replyOf(lead, { text: 'This is spam, I will report you to the authorities!' }));
    expect(await engine.db.select().from(suppression).where(eq(suppression.emailKey, lead.address))).toMatchObject([
      { reason: 'complained' },
    ]);
    expect(await mailOf(engine, other)).toMatchObject({ state: 'withdrawn', reason: 'suppressed' });
  });

  it('perhaps, gets no mail until somebody has looked; then the run goes where the reviewer says', async () => {
    const lead = await mailed('perhaps');
    const recorded = await recordReply(engine, replyOf(lead, { text: doubtful }));
    if (recorded.kind !== 'recorded') throw new Error(recorded.kind);
    await relayOnce(engine);
    expect(await runOf(engine, lead.runId)).toMatchObject({ status: 'active', nodeId: 'sort' });
    const other = await enterAt(engine, {
      leadId: lead.leadId,
      journeyId: await publishGraph(engine, oneMail({ purpose: 'service' })),
      nodeId: 'in',
    });
    await sendDue(scene);
    expect(await mailOf(engine, other)).toMatchObject({ state: 'queued', reason: 'awaiting_review' });
    expect(await consentOf(lead.leadId)).toBe('given');

    const review = { intents: ['interested'] as const, by: 'Nora' };
    expect(await reviewReply(engine, { replyId: recorded.replyId, review })).toBe('reviewed');
    expect(await reviewReply(engine, { replyId: recorded.replyId, review })).toBe('known_already');
    await relayOnce(engine);
    expect((await runOf(engine, lead.runId)).endReason).toBe('won');
    await sendDue(scene);
    expect((await mailOf(engine, other)).state).toBe('accepted');
    expect(await repliesOf(lead.leadId)).toMatchObject([
      { needsPerson: 'reviewed', reading: { primary: 'unsubscribe', review: { intents: ['interested'], by: 'Nora' } } },
    ]);
  });

  it("by the reviewer's word, is left alone as well", async () => {
    const lead = await mailed('reviewed');
    const recorded = await recordReply(engine, replyOf(lead, { text: doubtful }));
    if (recorded.kind !== 'recorded') throw new Error(recorded.kind);
    await reviewReply(engine, { replyId: recorded.replyId, review: { intents: ['unsubscribe'] } });
    expect(await consentOf(lead.leadId)).toBe('withdrawn');
    await relayOnce(engine);
    expect((await runOf(engine, lead.runId)).endReason).toBe('lost');
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await reviewReply(engine, { replyId: unknown, review: { intents: ['other'] } })).toBe('unknown_reply');
  });
});

describe('in the dev mailbox a developer', () => {
  it('opens, clicks and replies as the lead, by the ways real ones take', async () => {
    const lead = await mailed('acting');
    const { id: mailId } = lead.kept;
    expect(await mailboxAct(engine, { mailId, act: { kind: 'open' } })).toBe(true);
    const [kept] = await engine.db.select().from(mailboxMail).where(eq(mailboxMail.id, mailId));
    const [, tracked] = /href="([^"]*\/c\/[^"]*)"/.exec(kept!.html) ?? [];
    expect(tracked).toMatch(/^http:\/\/127\.0\.0\.1:1\/c\//);
    await mailboxAct(engine, { mailId, act: { kind: 'click', url: tracked! } });
    await mailboxAct(engine, { mailId, act: { kind: 'reply', text: 'Yes, very interested, tell me more!' } });
    expect((await eventsOf(lead.leadId, 'email.opened'))[0]?.properties).toMatchObject({
      runId: lead.runId,
      nodeId: 'mail',
    });
    expect((await eventsOf(lead.leadId, 'email.clicked'))[0]?.properties['url']).toBe('https://tendril.example/guide');
    expect((await repliesOf(lead.leadId))[0]).toMatchObject({ subject: 'Re: A question', runId: lead.runId });
    await relayOnce(engine);
    await advanceRun(engine, lead.runId, 0);
    expect((await runOf(engine, lead.runId)).endReason).toBe('won');
  });

  it('bounces, complains and unsubscribes', async () => {
    const [bounced, complained, left] = [
      await mailed('bouncing'),
      await mailed('complaining'),
      await mailed('leaving'),
    ];
    await mailboxAct(engine, { mailId: bounced.kept.id, act: { kind: 'bounce', bounce: 'hard' } });
    await mailboxAct(engine, { mailId: complained.kept.id, act: { kind: 'complain' } });
    await mailboxAct(engine, { mailId: left.kept.id, act: { kind: 'unsubscribe' } });
    const suppressed = await engine.db.select().from(suppression);
    const reasonOf = (address: string) => suppressed.find(({ emailKey }) => emailKey === address)?.reason;
    expect([bounced, complained, left].map(({ address }) => reasonOf(address))).toEqual([
      'bounced',
      'complained',
      undefined,
    ]);
    expect(await Promise.all([bounced, complained, left].map(({ leadId }) => consentOf(leadId)))).toEqual([
      'given',
      'withdrawn',
      'withdrawn',
    ]);
    expect((await engine.db.select().from(message).where(eq(message.runId, bounced.runId)))[0]!.state).toBe('accepted');
  });

  it('cannot act on a mail that is not there', async () => {
    expect(await mailboxAct(engine, { mailId: '00000000-0000-4000-8000-000000000000', act: { kind: 'open' } })).toBe(
      false,
    );
  });
});
