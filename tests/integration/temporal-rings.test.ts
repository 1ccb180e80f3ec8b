import { journeyRun, outbox, runMatch } from '@tendril/db';
import { advanceRun, claim, markDelivered, markFailed, recordEvent, type OutboxRow } from '@tendril/engine';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { graphOf } from '@tendril/journey/testing';
import { ringsOf } from '../support/temporal-scene.ts';
import {
  createTestEngine,
  enterAt,
  inParallel,
  makeLeads,
  publishGraph,
  runOf,
  type TestEngine,
} from '../support/test-engine.ts';

const runCount = 200;
const pingsPerRun = 4;

let database: TestDatabase;
let test: TestEngine;
let journeyId: string;

/** Counts the pings it hears, one at a time: a lost wake leaves the score too low. */
const counting = graphOf({
  in: ['entry.manual', {}, { next: 'listen' }],
  listen: [
    'wait.event',
    { outcomes: [{ id: 'heard', on: { kind: 'event', name: 'ping' } }], limit: null },
    { heard: 'count' },
  ],
  count: ['lead.score', { points: 1 }, { next: 'listen' }],
});

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url);
  journeyId = await publishGraph(test.engine, counting);
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

async function enterOne(name: string): Promise<{ leadId: string; runId: string }> {
  const [leadId = ''] = await makeLeads(test.engine, 1, name);
  const runId = await enterAt(test.engine, { leadId, journeyId, nodeId: 'in' });
  // No Temporal here: only rings shall lie in the outbox.
  await test.engine.db.delete(outbox).where(eq(outbox.kind, 'start'));
  return { leadId, runId };
}

const ping = (leadId: string) => recordEvent(test.engine, { leadId, name: 'ping', properties: {}, source: 'test' });

async function claimOne(runId: string): Promise<OutboxRow> {
  const rows = await claim(test.engine.db, 'react', 100);
  expect(rows.map((row) => row.runId)).toEqual([runId]);
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was claimed');
  return row;
}

const lookAt = (row: OutboxRow) => advanceRun(test.engine, row.runId ?? '', 0);
const visits = async (runId: string) => (await runOf(test.engine, runId)).state.visits['count'] ?? 0;

describe('a ring', () => {
  it('that is claimed does not absorb the next one: both are delivered', async () => {
    const { engine } = test;
    const { leadId, runId } = await enterOne('claimed');
    await ping(leadId);
    const first = await claimOne(runId);
    await lookAt(first);
    await ping(leadId);
    expect(await ringsOf(engine, runId)).toHaveLength(2);
    await markDelivered(engine.db, [first]);
    const second = await claimOne(runId);
    expect(second.id).not.toBe(first.id);
    await lookAt(second);
    await markDelivered(engine.db, [second]);
    expect(await visits(runId)).toBe(2);
    expect(await ringsOf(engine, runId)).toEqual([]);
  });

  it('that waits stands for all that happens until it is claimed', async () => {
    const { engine } = test;
    const { leadId, runId } = await enterOne('waiting');
    for (let nth = 0; nth < 3; nth += 1) await ping(leadId);
    expect(await ringsOf(engine, runId)).toHaveLength(1);
    const only = await claimOne(runId);
    await lookAt(only);
    await markDelivered(engine.db, [only]);
    expect(await visits(runId)).toBe(3);
  });

  it('that failed while a fresh one waits is not needed any more', async () => {
    const { engine } = test;
    const { leadId, runId } = await enterOne('failed');
    await ping(leadId);
    const failed = await claimOne(runId);
    await ping(leadId);
    await markFailed(engine.db, failed, 'unexpected');
    const left = await ringsOf(engine, runId);
    expect(left.map(({ id }) => id)).not.toContain(failed.id);
    expect(left).toHaveLength(1);
    const fresh = await claimOne(runId);
    await markDelivered(engine.db, [fresh]);
  });

  it('that failed alone is claimed again later, with what it failed of', async () => {
    const { engine } = test;
    const { leadId, runId } = await enterOne('again');
    await ping(leadId);
    const failed = await claimOne(runId);
    await markFailed(engine.db, failed, 'lock_timeout');
    expect(await ringsOf(engine, runId)).toMatchObject([{ claimedUntil: null, lastError: 'lock_timeout' }]);
    expect(await claim(engine.db, 'react', 100)).toEqual([]);
    await engine.db.update(outbox).set({ dueAt: new Date() }).where(eq(outbox.runId, runId));
    const again = await claimOne(runId);
    expect(again).toMatchObject({ id: failed.id, attempts: 2 });
    await markDelivered(engine.db, [again]);
  });

  it('is not struck off by a relay whose lease ran out: it may stand for news since', async () => {
    const { engine } = test;
    const { leadId, runId } = await enterOne('lease');
    await ping(leadId);
    const slow = await claimOne(runId);
    await lookAt(slow);
    await engine.db
      .update(outbox)
      .set({ claimedUntil: new Date(0) })
      .where(eq(outbox.id, slow.id));
    const other = await claimOne(runId);
    await markFailed(engine.db, other, 'lock_timeout');
    await ping(leadId);
    await markDelivered(engine.db, [slow]);
    await markFailed(engine.db, slow, 'unexpected');
    expect(await ringsOf(engine, runId)).toMatchObject([{ id: slow.id, lastError: 'lock_timeout' }]);
    await engine.db.delete(outbox).where(eq(outbox.runId, runId));
    await advanceRun(engine, runId, 0);
  });
});

describe(`${runCount} runs, ${pingsPerRun} events each, three relays of which every fifth delivery fails`, () => {
  it('hear every event by rings alone', async () => {
    const { engine } = test;
    const runs: { leadId: string; runId: string }[] = [];
    const leads = await makeLeads(engine, runCount, 'stress');
    for (const leadId of leads)
      runs.push({ leadId, runId: await enterAt(engine, { leadId, journeyId, nodeId: 'in' }) });
    await engine.db.delete(outbox).where(eq(outbox.kind, 'start'));

    const tally = { beside: 0, failed: 0 };
    let hasMore = true;
    const relays = Promise.all([1, 2, 3].map(() => relayUntil(() => !hasMore, tally)));
    await inParallel(
      Array.from({ length: pingsPerRun }, () => runs).flat(),
      6,
      async ({ leadId }) => void (await ping(leadId)),
    );
    hasMore = false;
    await relays;

    const runIds = runs.map(({ runId }) => runId);
    const states = await engine.db.select().from(journeyRun).where(inArray(journeyRun.id, runIds));
    expect(states.map(({ state }) => state.visits['count'])).toEqual(runs.map(() => pingsPerRun));
    expect(await engine.db.select().from(runMatch).where(inArray(runMatch.runId, runIds))).toEqual([]);
    // It must have happened that an event came while a ring was under way, and that deliveries failed.
    expect(tally.beside).toBeGreaterThan(10);
    expect(tally.failed).toBeGreaterThan(10);
  });
});

/** A relay that gives every fifth ring back; until the outbox is empty and nothing more comes. */
async function relayUntil(isOver: () => boolean, tally: { beside: number; failed: number }): Promise<void> {
  const { db } = test.engine;
  for (let nth = 0; ;) {
    const isLast = isOver();
    await makeFailedDue();
    const rows = await claim(db, 'react', 5);
    for (const row of rows) {
      nth += 1;
      await lookAt(row);
      if ((await ringsOf(test.engine, row.runId ?? '')).length > 1) tally.beside += 1;
      if (nth % 5 === 0) tally.failed += 1;
      await (nth % 5 === 0 ? markFailed(db, row, 'unexpected') : markDelivered(db, [row]));
    }
    if (rows.length === 0 && isLast && (await db.select().from(outbox)).length === 0) return;
  }
}

/** What was given back waits for no delay here. */
async function makeFailedDue(): Promise<void> {
  await test.engine.db
    .update(outbox)
    .set({ dueAt: sql`least(${outbox.dueAt}, clock_timestamp())` })
    .where(and(gt(outbox.attempts, 0), isNull(outbox.claimedUntil)));
}
