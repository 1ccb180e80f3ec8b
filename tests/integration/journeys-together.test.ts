import { consent, journeyRun, message } from '@tendril/db';
import { relayOnce } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { graphOf, type Sketch } from '@tendril/journey/testing';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createTestEngine, enterAt, makeLeads, publishGraph, runOf, type TestEngine } from '../support/test-engine.ts';

let database: TestDatabase;
let test: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url);
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

const end = ['end.exit', {}] as const;
/** Publishes a journey under a name; its id. */
const publishNamed = (name: string, sketch: Sketch, settings?: GraphInput['settings']): Promise<string> =>
  publishGraph(test.engine, { ...graphOf(sketch, settings), name });
const publishSketch = (sketch: Sketch, settings?: GraphInput['settings']) => publishNamed('Sketch', sketch, settings);
const runsIn = (journeyId: string, leadId: string) =>
  test.engine.db
    .select()
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, journeyId), eq(journeyRun.leadId, leadId)))
    .orderBy(journeyRun.id);

/** A journey that others may send leads to, where they stay. */
const waiting: Sketch = {
  sent: ['entry.journey', {}, { next: 'pause' }],
  pause: ['wait.duration', { duration: { amount: 60, unit: 'days' } }, { next: 'end' }],
  end,
};
const sending = (name: string): Sketch => ({
  in: ['entry.manual', {}, { next: 'start' }],
  start: ['journey.start', { journey: name }, { next: 'end' }],
  end,
});

describe('[JOURNEY-1] starting another journey', () => {
  it('brings the lead into that one alone, once', async () => {
    const { engine } = test;
    const [target, bystander] = [await publishNamed('Target', waiting), await publishNamed('Bystander', waiting)];
    const first = await publishSketch(sending('Target'));
    const [leadId = ''] = await makeLeads(engine, 1, 'started');
    await enterAt(engine, { leadId, journeyId: first, nodeId: 'in' });
    await relayOnce(engine);
    expect((await runsIn(target, leadId)).map(({ status, nodeId, source }) => [status, nodeId, source])).toEqual([
      ['active', 'pause', 'event'],
    ]);
    expect(await runsIn(bystander, leadId)).toEqual([]);
    // The same lead again by another journey: inside already.
    const again = await publishSketch(sending('Target'));
    await enterAt(engine, { leadId, journeyId: again, nodeId: 'in' });
    await relayOnce(engine);
    expect(await runsIn(target, leadId)).toHaveLength(1);
  });

  it('does nothing to journeys without such an entry, and the lead goes on', async () => {
    const { engine } = test;
    const target = await publishNamed('Closed', { hand: ['entry.manual', {}, { next: 'end' }], end });
    const [leadId = ''] = await makeLeads(engine, 1, 'nowhere');
    const runId = await enterAt(engine, { leadId, journeyId: await publishSketch(sending('Closed')), nodeId: 'in' });
    await relayOnce(engine);
    expect(await runsIn(target, leadId)).toEqual([]);
    expect((await runOf(engine, runId)).status).toBe('ended');
  });
});

describe('[JOURNEY-2] ending another journey', () => {
  it('takes the lead out where they stand, takes back what was not sent, and leaves other leads alone', async () => {
    const { engine } = test;
    const mailing = await publishNamed(
      'Mailing',
      {
        in: ['entry.manual', {}, { next: 'mail' }],
        mail: ['email', { content: { subject: 'Later', source: 'Later' } }, { sent: 'pause' }],
        pause: ['wait.duration', { duration: { amount: 60, unit: 'days' } }, { next: 'end' }],
        end,
      },
      { quietHours: { from: '00:00', to: '23:59' } },
    );
    const [leadId = '', other = ''] = await makeLeads(engine, 2, 'ended');
    const run = await enterAt(engine, { leadId, journeyId: mailing, nodeId: 'in' });
    const stays = await enterAt(engine, { leadId: other, journeyId: mailing, nodeId: 'in' });
    const ending = await publishSketch({
      in: ['entry.manual', {}, { next: 'stop' }],
      stop: ['journey.end', { journey: 'Mailing', reason: 'bought' }, { next: 'end' }],
      end,
    });
    await enterAt(engine, { leadId, journeyId: ending, nodeId: 'in' });
    await relayOnce(engine);
    expect(await runOf(engine, run)).toMatchObject({ status: 'ended', endReason: 'bought' });
    expect(await runOf(engine, stays)).toMatchObject({ status: 'active', nodeId: 'pause' });
    const mails = await engine.db.select().from(message).where(eq(message.runId, run));
    expect(mails.map(({ state }) => state)).toEqual(['withdrawn']);
  });
});

describe('[LEAD-5] subscribing to a topic', () => {
  const subscribing = (action: 'subscribe' | 'unsubscribe'): Sketch => ({
    in: ['entry.manual', {}, { next: 'topic' }],
    topic: ['lead.topic', { action, topic: 'events' }, { next: 'mail' }],
    mail: ['email', { content: { subject: 'Events', source: 'Come.' }, topic: 'events' }, { sent: 'end' }],
    end,
  });
  const consentOf = async (leadId: string) => {
    const [row] = await test.engine.db
      .select()
      .from(consent)
      .where(and(eq(consent.leadId, leadId), eq(consent.topic, 'events')));
    return row;
  };
  const mailsOf = (runId: string) => test.engine.db.$count(message, eq(message.runId, runId));

  it('is kept with the step as proof, and later emails of the topic may leave; whoever left stays out', async () => {
    const { engine } = test;
    const [leadId = ''] = await makeLeads(engine, 1, 'topic');
    const [asking, leaving] = [
      await publishSketch(subscribing('subscribe')),
      await publishSketch(subscribing('unsubscribe')),
    ];
    const first = await enterAt(engine, { leadId, journeyId: asking, nodeId: 'in' });
    expect(await consentOf(leadId)).toMatchObject({
      state: 'given',
      source: 'journey',
      wording: 'Subscribe to "events"',
    });
    expect(await mailsOf(first)).toBe(1);

    const second = await enterAt(engine, { leadId, journeyId: leaving, nodeId: 'in' });
    expect(await consentOf(leadId)).toMatchObject({ state: 'withdrawn', source: 'journey' });
    expect(await mailsOf(second)).toBe(0);

    const third = await enterAt(engine, {
      leadId,
      journeyId: await publishSketch(subscribing('subscribe')),
      nodeId: 'in',
    });
    expect(await consentOf(leadId)).toMatchObject({ state: 'withdrawn' });
    expect(await mailsOf(third)).toBe(0);
  });
});
