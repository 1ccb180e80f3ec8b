import { journeyRun, lead, message, outbox } from '@tendril/db';
import { advanceRun, captureLead, enter, recordEvent, relayOnce, sweep } from '@tendril/engine';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { graphOf } from '@tendril/journey/testing';
import { createTestEngine, enterAt, makeLeads, publishGraph, runOf, type TestEngine } from '../support/test-engine.ts';

const hourMs = 3_600_000;

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

const listening = [
  'wait.event',
  { outcomes: [{ id: 'heard', on: { kind: 'event', name: 'ping' } }], limit: null },
] as const;
const ping = (leadId: string, more: { virtualAtMs?: number } = {}) =>
  recordEvent(test.engine, { leadId, name: 'ping', properties: {}, source: 'test', ...more });

describe('clocks that disagree', () => {
  it('lose no event: a run hears what came after a block that another clock dated an hour ahead', async () => {
    const { engine, clock } = test;
    const pausing = await publishGraph(
      engine,
      graphOf({
        in: ['entry.manual', {}, { next: 'pause' }],
        pause: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'listen' }],
        listen: [...listening, { heard: 'out' }],
        out: ['end.exit', { reason: 'heard' }],
      }),
    );
    const [leadId = ''] = await makeLeads(engine, 1, 'ahead');
    const runId = await enterAt(engine, { leadId, journeyId: pausing, nodeId: 'in' });
    const other = await enterAt(engine, {
      leadId,
      journeyId: await publishGraph(engine, onlyListening()),
      nodeId: 'in',
    });
    await advanceRun(engine, runId, clock.now + hourMs);
    expect(await runOf(engine, runId)).toMatchObject({ status: 'active', nodeId: 'listen' });
    await ping(leadId);
    await relayOnce(engine);
    expect(await runOf(engine, runId)).toMatchObject({ status: 'ended', endReason: 'heard' });
    expect(await runOf(engine, other)).toMatchObject({ status: 'ended', endReason: 'heard' });
  });

  it('lose no scripted event that reaches an accelerated run before its clock shows the event’s time', async () => {
    const { engine, clock } = test;
    const journeyId = await publishGraph(engine, onlyListening());
    const [leadId = ''] = await makeLeads(engine, 1, 'early');
    const entered = await enter(engine, { leadId, journeyId, nodeId: 'in', key: '', source: 'manual', speed: 86_400 });
    if (entered.kind !== 'entered') throw new Error(entered.why);
    await ping(leadId, { virtualAtMs: clock.now + 100 * hourMs });
    await relayOnce(engine);
    expect(await runOf(engine, entered.runId)).toMatchObject({ status: 'ended', endReason: 'heard' });
  });
});

describe('a reaction', () => {
  it('does not wait until a ring that failed before is tried again', async () => {
    const { engine } = test;
    const [leadId = ''] = await makeLeads(engine, 1, 'failed');
    const runId = await enterAt(engine, {
      leadId,
      journeyId: await publishGraph(engine, onlyListening()),
      nodeId: 'in',
    });
    await relayOnce(engine);
    // What a failed delivery leaves behind while Temporal is away.
    await engine.db
      .insert(outbox)
      .values({ lane: 'react', kind: 'ring', runId, attempts: 9, dueAt: sql`now() + interval '1 minute'` });
    await ping(leadId);
    await relayOnce(engine);
    expect(await runOf(engine, runId)).toMatchObject({ status: 'ended', endReason: 'heard' });
  });

  it('overtakes the rings of runs that the sweep found overdue, its own run’s too', async () => {
    const { engine } = test;
    const journeyId = await publishGraph(engine, onlyListening());
    const leadIds = await makeLeads(engine, 3, 'overdue');
    const runIds: string[] = [];
    for (const leadId of leadIds) runIds.push(await enterAt(engine, { leadId, journeyId, nodeId: 'in' }));
    await relayOnce(engine);
    await engine.db
      .update(journeyRun)
      .set({ dueAt: sql`now() - interval '1 hour'` })
      .where(eq(journeyRun.journeyId, journeyId));
    expect(await sweep(engine)).toBe(3);
    await ping(leadIds[1] ?? '');
    const rings = await engine.db.select({ runId: outbox.runId, lane: outbox.lane }).from(outbox);
    expect(rings.filter(({ lane }) => lane === 'react')).toEqual([{ runId: runIds[1], lane: 'react' }]);
    expect(rings).toHaveLength(3);
    await relayOnce(engine);
  });

  it('overtakes the entries of an import', async () => {
    const { engine } = test;
    const byImport = graphOf({
      in: ['entry.import', {}, { next: 'pause' }],
      pause: ['wait.duration', {}, { next: 'out' }],
      out: ['end.exit', {}],
    });
    const journeyId = await publishGraph(engine, byImport);
    const leadIds = await makeLeads(engine, 2, 'imported');
    for (const leadId of leadIds)
      await recordEvent(engine, { leadId, name: 'list.imported', properties: {}, source: 'test' });
    const waiting = await engine.db
      .select({ lane: outbox.lane, kind: outbox.kind })
      .from(outbox)
      .where(eq(outbox.kind, 'enter'));
    expect(waiting).toEqual(leadIds.map(() => ({ lane: 'bulk', kind: 'enter' })));
    await relayOnce(engine);
    const runs = await engine.db.select().from(journeyRun).where(eq(journeyRun.journeyId, journeyId));
    expect(runs.map(({ source, status }) => [source, status])).toEqual(leadIds.map(() => ['import', 'active']));
  });
});

describe('a journey that starts itself', () => {
  it('is held after ten rounds instead of going round for ever', async () => {
    const { engine } = test;
    const steps = {
      in: ['entry.event', { event: 'score.changed' }, { next: 'add' }],
      add: ['lead.score', { points: 1 }, { next: 'out' }],
      out: ['end.exit', {}],
    } as const;
    const journeyId = await publishGraph(engine, graphOf(steps, { reentry: { kind: 'always' } }));
    const [leadId = ''] = await makeLeads(engine, 1, 'circle');
    await recordEvent(engine, { leadId, name: 'score.changed', properties: {}, source: 'test' });
    await relayOnce(engine);
    const runs = await engine.db
      .select()
      .from(journeyRun)
      .where(eq(journeyRun.journeyId, journeyId))
      .orderBy(journeyRun.id);
    expect(runs.map(({ status }) => status)).toEqual([...Array.from({ length: 11 }, () => 'ended'), 'held']);
    expect(runs.at(-1)?.heldReason).toBe('journeysInACircle');
    const [{ score } = { score: 0 }] = await engine.db
      .select({ score: lead.score })
      .from(lead)
      .where(eq(lead.id, leadId));
    expect(score).toBe(11);
  });
});

describe('an accelerated run', () => {
  it('takes no place under the frequency cap of a real one', async () => {
    const { engine, clock } = test;
    const mail = [
      'email',
      { content: { subject: 'Hello', format: 'text', source: 'Hello' } },
      { sent: 'out' },
    ] as const;
    const pause = ['wait.duration', { duration: { amount: 30, unit: 'days' } }, { next: 'mail' }] as const;
    const out = ['end.exit', {}] as const;
    const played = await publishGraph(
      engine,
      graphOf({ in: ['entry.manual', {}, { next: 'pause' }], pause, mail, out }),
    );
    const capped = graphOf(
      { in: ['entry.manual', {}, { next: 'mail' }], mail, out },
      { frequencyCap: { emails: 1, perDays: 1 } },
    );
    const [leadId = ''] = await makeLeads(engine, 1, 'played');
    const fast = await enter(engine, {
      leadId,
      journeyId: played,
      nodeId: 'in',
      key: '',
      source: 'manual',
      speed: 864_000,
    });
    if (fast.kind !== 'entered') throw new Error(fast.why);
    clock.now += 10_000;
    expect(await advanceRun(engine, fast.runId, 0)).toMatchObject({ kind: 'done' });
    const runId = await enterAt(engine, { leadId, journeyId: await publishGraph(engine, capped), nodeId: 'in' });
    const mails = await engine.db.select().from(message).where(eq(message.leadId, leadId));
    expect(mails.map(({ runId: of }) => of).toSorted()).toEqual([fast.runId, runId].toSorted());
    const real = mails.find((one) => one.runId === runId);
    expect(real?.sendAfter).toEqual(real?.decidedAt);
  });
});

describe('what Postgres cannot keep', () => {
  it('stops no lead: texts with NUL and with half a character go on as far as they can be kept', async () => {
    const { engine } = test;
    const condition = { field: 'lead.company', op: 'contains', value: 'none' };
    await publishGraph(
      engine,
      graphOf({
        in: ['entry.event', { event: 'odd', key: 'text' }, { next: 'branch' }],
        branch: ['branch.conditions', { arms: [{ id: 'yes', condition }] }, { yes: 'out', else: 'out' }],
        out: ['end.exit', { reason: 'passed' }],
      }),
    );
    const captured = await captureLead(engine, {
      email: 'odd@people.example',
      // The path keeps 80 characters of it: the cut lies within the emoji.
      fields: { company: `${'x'.repeat(78)}😀😀`, note: 'a\0b\ud83d' },
    });
    if (captured.kind !== 'captured') throw new Error(captured.message);
    const { leadId } = captured;
    await recordEvent(engine, { leadId, name: 'odd', properties: { text: 'k\0\ud83d' }, source: 'test' });
    await relayOnce(engine);
    const [run] = await engine.db.select().from(journeyRun).where(eq(journeyRun.leadId, leadId));
    expect(run).toMatchObject({ status: 'ended', endReason: 'passed', entryKey: 'k\ufffd' });
    const [kept] = await engine.db.select().from(lead).where(eq(lead.id, leadId));
    expect(kept?.fields).toMatchObject({ note: 'ab\ufffd' });
  });
});

describe('the partitions of the coming months', () => {
  it('are made while the product runs, and never stand in the way of rows that came before them', async () => {
    const { db } = test.engine;
    const partitions = async () =>
      (
        await db.execute<{ name: string }>(
          sql`select relid::regclass::text as name from pg_partition_tree('event') where isleaf`,
        )
      ).map(({ name }) => name);
    const [, newest = ''] = (await partitions()).toSorted();
    await db.execute(sql.raw(`drop table ${newest}`));
    await sweep(test.engine);
    expect(await partitions()).toContain(newest);
    // A server that ran for long without them: its rows lie in the default partition.
    await db.execute(
      sql`insert into event (lead_id, name, received_at, source) values (uuidv7(), 'late', now() + interval '200 days', 'test')`,
    );
    await db.execute(sql`select tendril_ensure_partitions(8)`);
    const [late] = await db.execute<{ in: string }>(
      sql`select tableoid::regclass::text as "in" from event where name = 'late'`,
    );
    expect(late?.in).toBe('event_default');
    expect((await partitions()).length).toBeGreaterThan(8);
  });
});

function onlyListening() {
  return graphOf({
    in: ['entry.manual', {}, { next: 'listen' }],
    listen: [...listening, { heard: 'out' }],
    out: ['end.exit', { reason: 'heard' }],
  });
}
