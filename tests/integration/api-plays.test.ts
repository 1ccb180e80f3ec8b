import type { HandoffInList, JourneyInList, LeadOverview, PlayAnswer, PlayView } from '@tendril/api';
import { consent, journey, journeyRun, lead, mailboxMail, message, outbox, suppression } from '@tendril/db';
import { captureLead, commandRun, createJourney, publish, sweep } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import type { RunningWorkers } from '@tendril/worker';
import { eq, ne, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextThat } from '../support/event-stream.ts';
import { openPlayScene, type PlayScene } from '../support/play-scene.ts';
import { eventually, workflowIs } from '../support/temporal-scene.ts';
import { runOf } from '../support/test-engine.ts';

let scene: PlayScene;
let worker: RunningWorkers;

const hello = {
  subject: 'Hello {{ lead.first_name | default: "there" }}',
  source: 'Tell us.\n\n{{ unsubscribe_url }}',
};

/** Form, email, a reply within three days, a custom activity, sales, the end; without a reply a second email and two days more. */
const draft = graphOf(
  {
    in: ['entry.form', { form: 'Played guide' }, { next: 'mail' }],
    mail: ['email', { content: hello }, { sent: 'listen' }],
    listen: [
      'wait.event',
      { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
      { replied: 'lookup', timeout: 'again' },
    ],
    lookup: [
      'activity',
      {
        activityKind: 'company_lookup',
        input: { emailOrDomain: '{{ lead.email }}' },
        outcomes: [{ id: 'found' }, { id: 'not_found' }],
      },
      { found: 'hand', not_found: 'hand', error: 'hand' },
    ],
    hand: ['sales.notify', { within: { amount: 5, unit: 'days' } }, { accepted: 'won', noAnswer: 'won' }],
    won: ['end.goal', {}],
    again: ['email', { content: { ...hello, subject: 'Once more' } }, { sent: 'pause' }],
    pause: ['wait.duration', { duration: { amount: 2, unit: 'days' } }, { next: 'out' }],
    out: ['end.exit', { reason: 'silent' }],
  },
  { timeZone: 'UTC' },
);

const seen = (view: PlayView): string[] => view.path.map(({ stepId }) => stepId);

beforeAll(async () => {
  scene = await openPlayScene();
  worker = await scene.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await scene.close();
});

describe('playing a draft for real', () => {
  it('goes the whole way on the real stack, and a reply moves it in under a second', async () => {
    const { playId } = await scene.play(draft, { fields: { first_name: 'Robin' } });
    const views = scene.follow(playId);
    const waiting = await nextThat(views, ({ emails }) => emails.some(({ mailboxId }) => mailboxId !== null));
    expect(waiting).toMatchObject({ state: 'playing', said: null, standsAt: 'listen', dayMs: 20_000 });
    expect(waiting.emails).toMatchObject([{ stepId: 'mail', subject: 'Hello Robin' }]);
    expect(Date.parse(waiting.dueAt ?? '') - Date.parse(waiting.enteredAt)).toBeGreaterThanOrEqual(3 * 86_400_000);

    const answeredAt = performance.now();
    await scene.tell('mailbox.reply', { id: waiting.emails[0]?.mailboxId, text: 'Yes, call me tomorrow please.' });
    const handed = await nextThat(views, ({ handoffs }) => handoffs.length > 0);
    expect(performance.now() - answeredAt).toBeLessThan(1_000);
    expect(seen(handed)).toEqual(['in', 'mail', 'listen', 'lookup']);
    expect(handed.handoffs).toMatchObject([{ stepId: 'hand', state: 'open' }]);

    await scene.tell('handoffs.answer', { id: handed.handoffs[0]?.id, answer: { state: 'accepted' } });
    const won = await nextThat(views, ({ state }) => state === 'ended');
    expect(won).toMatchObject({ said: 'The lead reached the goal.', standsAt: null, dueAt: null });
    expect(won.path.at(-1)).toMatchObject({ stepId: 'won', outcome: null });
    await workflowIs(scene, playId, 'COMPLETED');
  });

  it('passes five days in five seconds by itself, also when the worker is started anew in the middle', async () => {
    const { playId } = await scene.play(draft, { dayMs: 1_000 });
    const views = scene.follow(playId);
    await nextThat(views, ({ emails }) => emails.some(({ mailboxId }) => mailboxId !== null));
    await worker.stop();
    worker = await scene.startWorker();
    const over = await nextThat(views, ({ state }) => state === 'ended');
    expect(seen(over)).toEqual(['in', 'mail', 'listen', 'again', 'pause', 'out']);
    expect(over.said).toBe('The lead left the journey: silent.');
    expect(over.emails.map(({ subject, state }) => [subject, state])).toEqual([
      ['Hello there', 'accepted'],
      ['Once more', 'accepted'],
    ]);
    const playedMs = Date.parse(over.nowAt) - Date.parse(over.enteredAt);
    expect(playedMs / 86_400_000).toBeGreaterThanOrEqual(5);
    expect(playedMs / 86_400_000).toBeLessThan(5.1);
  });

  it('says why it is held; stops where it stands, and stays as it ended', async () => {
    const { playId } = await scene.play(draft);
    const views = scene.follow(playId);
    await nextThat(views, ({ standsAt }) => standsAt === 'listen');
    await commandRun(scene.engine, playId, { kind: 'hold', reason: 'activity_failed' });
    const held = await nextThat(views, ({ state }) => state === 'held');
    expect(held.said).toMatch(/^Held: [A-Z]/);
    await scene.tell('journeys.stopPlay', { playId });
    const stopped = await nextThat(views, ({ state }) => state === 'ended');
    expect(stopped).toMatchObject({ said: 'Stopped.', standsAt: null });
    await scene.tell('journeys.stopPlay', { playId });
    expect(await runOf(scene.engine, playId)).toMatchObject({ status: 'ended', endReason: 'stopped' });
    await workflowIs(scene, playId, 'COMPLETED');
  });
});

describe('a play touches nothing real', () => {
  it('is in no list and no count, and lets nobody else in', async () => {
    const before = await realThings();
    const { journeyId, playId } = await scene.play(draft, { fields: { a_field_of_the_play: 'x' } });
    const views = scene.follow(playId);
    const played = await nextThat(views, ({ emails }) => emails.some(({ mailboxId }) => mailboxId !== null));
    await scene.tell('mailbox.reply', { id: played.emails[0]?.mailboxId, text: 'Yes, call me tomorrow please.' });
    await nextThat(views, ({ handoffs }) => handoffs.length > 0);

    expect(await realThings()).toEqual({ ...before, journeys: [...before.journeys, [journeyId, 'draft', 0]] });
    const opened = await scene.ask<{ fields: string[]; live: unknown; standing: object }>('journeys.open', {
      id: journeyId,
    });
    expect(opened).toMatchObject({ live: null, standing: {} });
    expect(opened.fields).not.toContain('a_field_of_the_play');
    expect(await scene.ask('journeys.versions', { id: journeyId })).toEqual([]);
    const { leadId, journeyId: stageId } = await runOf(scene.engine, playId);
    await expect(scene.ask('leads.get', { id: leadId })).rejects.toThrow('404');
    await expect(scene.ask('journeys.open', { id: stageId })).rejects.toThrow('404');

    // The form the play entered by lets nobody into it.
    const outside = await captureLead(scene.engine, {
      email: 'outside@people.example',
      event: { name: 'form.submitted', properties: { form: 'Played guide' }, source: 'form' },
    });
    if (outside.kind !== 'captured') throw new Error(outside.message);
    await nothingLeft();
    expect(await scene.engine.db.$count(journeyRun, eq(journeyRun.leadId, outside.leadId))).toBe(0);
    await scene.tell('journeys.stopPlay', { playId });
  });

  it('leaves the real lead of the same address alone, whatever the invented one does', async () => {
    const email = 'Ilse@Real.example';
    const captured = await captureLead(scene.engine, {
      email,
      fields: { first_name: 'Ilse' },
      consent: { topics: ['marketing'], source: 'form' },
    });
    if (captured.kind !== 'captured') throw new Error(captured.message);
    // What a play's replies would set off if they were a real lead's.
    const greedy = graphOf({
      in: ['entry.event', { event: 'reply.received' }, { next: 'out' }],
      out: ['end.exit', {}],
    });
    const greedyId = await createJourney(scene.engine, { name: 'Greedy', graph: greedy });
    expect(await publish(scene.engine, { journeyId: greedyId, graph: greedy })).toMatchObject({ kind: 'published' });

    for (const act of ['reply', 'complain', 'unsubscribe', 'bounce'] as const) {
      const { playId } = await scene.play(draft, { address: email });
      const views = scene.follow(playId);
      const played = await nextThat(views, ({ emails }) => emails.some(({ mailboxId }) => mailboxId !== null));
      const id = played.emails[0]?.mailboxId;
      const how = { reply: { text: 'Unsubscribe me, this is spam!' }, bounce: { bounce: 'hard' } };
      await scene.tell(`mailbox.${act}`, { id, ...(act === 'reply' || act === 'bounce' ? how[act] : {}) });
      await nothingLeft();
      const { leadId } = await runOf(scene.engine, playId);
      expect(leadId).not.toBe(captured.leadId);
      await scene.tell('journeys.stopPlay', { playId });
    }
    const { lead: real, timeline } = await scene.ask<LeadOverview>('leads.get', { id: captured.leadId });
    expect(real).toMatchObject({ fields: { first_name: 'Ilse' }, suppression: null, consents: [{ state: 'given' }] });
    expect(timeline.filter(({ kind }) => kind === 'reply' || kind === 'entry')).toEqual([]);
    expect(await scene.engine.db.$count(suppression, eq(suppression.emailKey, 'ilse@real.example'))).toBe(0);
    expect(await scene.engine.db.$count(journeyRun, eq(journeyRun.journeyId, greedyId))).toBe(0);
    expect(await captureLead(scene.engine, { email })).toMatchObject({ isNew: false, leadId: captured.leadId });
  });
});

describe('what cannot be played', () => {
  it.each([
    ['a broken draft', unwritten(), {}, 'noSubject'],
    ['a speed no timer keeps up with', slowed(), { dayMs: 1_000 }, 'tooFast'],
    ['an entry that is none', draft, { entryStep: 'mail' }, 'noEntry'],
    ['an address that is none', draft, { address: 'nobody' }, 'noAddress'],
  ])('%s is refused with what is wrong, and leaves nothing behind', async (_what, graph, how, code) => {
    const rows = await scene.engine.db.$count(journey);
    const id = await createJourney(scene.engine, { name: graph.name, graph });
    const input = { id, address: 'robin@acme.example', dayMs: 20_000, fields: {}, ...how };
    const answer = await scene.tell<PlayAnswer>('journeys.play', input);
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code }] });
    expect(await scene.engine.db.$count(journey)).toBe(rows + 1);
  });

  it('an address no email may go to is refused', async () => {
    await scene.engine.db.insert(suppression).values({ emailKey: 'gone@people.example', reason: 'bounced' });
    const id = await createJourney(scene.engine, { name: draft.name, graph: draft });
    const answer = await scene.tell('journeys.play', { id, address: 'Gone@people.example', dayMs: 20_000 });
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'suppressed' }] });
  });
});

describe('the sweep', () => {
  it('ends plays that are open for a day, and removes those that ended a day ago with all that came of them', async () => {
    const { db } = scene.engine;
    const { playId } = await scene.play(draft);
    await nextThat(scene.follow(playId), ({ emails }) => emails.some(({ mailboxId }) => mailboxId !== null));
    const { leadId, journeyId } = await runOf(scene.engine, playId);
    const [mail] = await db.select({ id: message.id }).from(message).where(eq(message.runId, playId));

    await db
      .update(journeyRun)
      .set({ enteredAt: sql`now() - interval '25 hours'` })
      .where(eq(journeyRun.id, playId));
    await sweep(scene.engine);
    expect(await runOf(scene.engine, playId)).toMatchObject({ status: 'ended', endReason: 'timeUp' });
    await sweep(scene.engine);
    expect(await db.$count(journeyRun, eq(journeyRun.id, playId))).toBe(1);

    await db
      .update(journeyRun)
      .set({ endedAt: sql`now() - interval '25 hours'` })
      .where(eq(journeyRun.id, playId));
    await sweep(scene.engine);
    expect(await db.$count(journeyRun, eq(journeyRun.id, playId))).toBe(0);
    expect(await db.$count(lead, eq(lead.id, leadId))).toBe(0);
    expect(await db.$count(journey, eq(journey.id, journeyId))).toBe(0);
    expect(await db.$count(message, eq(message.runId, playId))).toBe(0);
    expect(await db.$count(mailboxMail, eq(mailboxMail.messageId, mail?.id ?? ''))).toBe(0);
    expect(await db.$count(consent, eq(consent.leadId, leadId))).toBe(0);
  });
});

/** A draft with an email nobody wrote yet. */
function unwritten(): typeof draft {
  const nodes = draft.nodes.map((node) =>
    node.id === 'mail' ? { ...node, config: { content: { ...hello, subject: '' } } } : node,
  );
  return { ...draft, nodes };
}

/** A draft with a wait of ten minutes. */
function slowed(): typeof draft {
  const nodes = draft.nodes.map((node) =>
    node.id === 'pause' ? { ...node, config: { duration: { amount: 10, unit: 'minutes' } } } : node,
  );
  return { ...draft, nodes };
}

/** Everything of an installation that a play must not be seen in. */
async function realThings() {
  const journeys = await scene.ask<JourneyInList[]>('journeys.list');
  const [leads, handoffs, status, runs, count] = await Promise.all([
    scene.ask<{ total: number }>('leads.list'),
    scene.ask<HandoffInList[]>('handoffs.list'),
    scene.ask<object>('system.status'),
    scene.ask<{ runs: unknown[] }>('runs.list'),
    scene.ask('conditions.count', { condition: { field: 'lead.email', op: 'known' } }),
  ]);
  const { leads: leadCount, openRuns, heldRuns, queuedMails } = status as Record<string, unknown>;
  return {
    journeys: journeys.map(({ id, status: is, inside }) => [id, is, inside]),
    leads: leads.total,
    handoffs: handoffs.length,
    status: { leadCount, openRuns, heldRuns, queuedMails },
    runs: runs.runs.length,
    count,
  };
}

/** Waits until every relay has delivered what it was left. */
async function nothingLeft(): Promise<void> {
  await eventually(async () => {
    expect(await scene.engine.db.$count(outbox, ne(outbox.kind, 'start'))).toBe(0);
  });
}
