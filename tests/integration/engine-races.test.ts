import { event, message } from '@tendril/db';
import { advanceRun, recordEvent, relayOnce } from '@tendril/engine';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { graphOf } from '@tendril/journey/testing';
import {
  createTestEngine,
  enterAt,
  inParallel,
  makeLeads,
  pathOf,
  publishGraph,
  runOf,
  type TestEngine,
} from '../support/test-engine.ts';

const races = 2_000;
const width = 16;

let database: TestDatabase;
let test: TestEngine;
let lanes: TestEngine[];

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url);
  lanes = Array.from({ length: 4 }, () => createTestEngine(database.url, { poolSize: 4 }));
});
afterAll(async () => {
  await Promise.all([test, ...lanes].map((one) => one.close()));
  await database.drop();
});

const listen = (limit: object | null) => ({ outcomes: [{ id: 'heard', on: { kind: 'event', name: 'ping' } }], limit });
const ping = (leadId: string, engine = test.engine) =>
  recordEvent(engine, { leadId, name: 'ping', properties: {}, source: 'test' });

async function pingOf(leadId: string): Promise<number> {
  const rows = await test.engine.db
    .select({ at: event.receivedAt, name: event.name })
    .from(event)
    .where(eq(event.leadId, leadId));
  return rows.find((row) => row.name === 'ping')?.at.getTime() ?? 0;
}

/** Starts two things at once, the first or the second first. */
async function race(index: number, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
  await Promise.all(index % 2 === 0 ? [first(), second()] : [second(), first()]);
}

/** Races over a deadline, several at a time: each lane has a clock of its own that it sets just before the deadline. */
async function overDeadlines(
  leads: readonly string[],
  work: (lane: TestEngine, of: { leadId: string; index: number }) => Promise<void>,
): Promise<void> {
  await Promise.all(
    lanes.map(async (lane, at) => {
      for (let index = at; index < leads.length; index += lanes.length)
        await work(lane, { leadId: leads[index] ?? '', index });
    }),
  );
}

/** Lets a run's deadline and a ping meet: the clock stands 1 to 3 ms before it and moves at every look. */
async function meetAtDeadline(
  lane: TestEngine,
  of: { leadId: string; runId: string; index: number },
): Promise<{ deadline: number; pingedAt: number }> {
  const { engine, clock } = lane;
  const deadline = (await runOf(engine, of.runId)).dueAt?.getTime() ?? 0;
  clock.now = Math.max(clock.now, deadline - 1 - (of.index % 3));
  await race(
    of.index,
    () => advanceRun(engine, of.runId, 0),
    () => ping(of.leadId, engine),
  );
  clock.now = Math.max(clock.now, deadline);
  await advanceRun(engine, of.runId, 0);
  return { deadline, pingedAt: await pingOf(of.leadId) };
}

describe('an event races', () => {
  it(
    `${races} times against the block that begins to listen for it: heard if and only if it came after`,
    { timeout: 240_000 },
    async () => {
      const journeyId = await publishGraph(
        test.engine,
        graphOf({
          in: ['entry.manual', {}, { next: 'pause' }],
          pause: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'listen' }],
          listen: ['wait.event', listen(null), { heard: 'out' }],
          out: ['end.exit', { reason: 'heard' }],
        }),
      );
      const outcomes = { ended: 0, active: 0, held: 0 };
      await overDeadlines(await makeLeads(test.engine, races, 'block'), async (lane, { leadId, index }) => {
        const runId = await enterAt(lane.engine, { leadId, journeyId, nodeId: 'in' });
        const { deadline, pingedAt } = await meetAtDeadline(lane, { leadId, runId, index });
        const { status } = await runOf(lane.engine, runId);
        expect(status).toBe(pingedAt >= deadline ? 'ended' : 'active');
        outcomes[status] += 1;
      });
      // Both orders must have happened, or this raced nothing.
      expect(Math.min(outcomes.ended, outcomes.active)).toBeGreaterThan(races / 100);
    },
  );

  it(`${races} times against the entry: heard if and only if the run was there`, { timeout: 240_000 }, async () => {
    const { engine } = test;
    const journeyId = await publishGraph(
      engine,
      graphOf({
        in: ['entry.manual', {}, { next: 'listen' }],
        listen: ['wait.event', listen(null), { heard: 'out' }],
        out: ['end.exit', { reason: 'heard' }],
      }),
    );
    const leads = await makeLeads(engine, races, 'enter');
    const outcomes = { ended: 0, active: 0, held: 0 };
    await inParallel(leads, width, async (leadId, index) => {
      let runId = '';
      await race(
        index,
        () => ping(leadId),
        async () => {
          runId = await enterAt(engine, { leadId, journeyId, nodeId: 'in' });
        },
      );
      await advanceRun(engine, runId, 0);
      const { status, enteredAt } = await runOf(engine, runId);
      expect(status).toBe((await pingOf(leadId)) >= enteredAt.getTime() ? 'ended' : 'active');
      outcomes[status] += 1;
    });
    expect(Math.min(outcomes.ended, outcomes.active)).toBeGreaterThan(races / 100);
  });

  it(
    `${races} times against the time limit: wins if and only if it was there by then`,
    { timeout: 240_000 },
    async () => {
      const { engine } = test;
      const journeyId = await publishGraph(
        engine,
        graphOf({
          in: ['entry.manual', {}, { next: 'listen' }],
          listen: ['wait.event', listen({ amount: 1, unit: 'hours' }), { heard: 'yes', timeout: 'no' }],
          yes: ['end.exit', { reason: 'heard' }],
          no: ['end.exit', { reason: 'silent' }],
        }),
      );
      const outcomes: Record<string, number> = { heard: 0, silent: 0 };
      await overDeadlines(await makeLeads(engine, races, 'limit'), async (lane, { leadId, index }) => {
        const runId = await enterAt(lane.engine, { leadId, journeyId, nodeId: 'in' });
        const { deadline, pingedAt } = await meetAtDeadline(lane, { leadId, runId, index });
        const { endReason } = await runOf(lane.engine, runId);
        expect(endReason).toBe(pingedAt <= deadline ? 'heard' : 'silent');
        outcomes[endReason ?? ''] = (outcomes[endReason ?? ''] ?? 0) + 1;
      });
      expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(races / 100);
    },
  );
});

describe('two journeys', () => {
  it('never send more than the frequency cap allows between them', { timeout: 120_000 }, async () => {
    const { engine, clock } = test;
    const graph = graphOf(
      {
        in: ['entry.manual', {}, { next: 'pause' }],
        pause: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'mail' }],
        mail: ['email', { content: { subject: 'Hello', format: 'text', source: 'Hello' } }, { sent: 'out' }],
        out: ['end.exit', { reason: 'done' }],
      },
      { frequencyCap: { emails: 1, perDays: 1 } },
    );
    const journeys = [await publishGraph(engine, graph), await publishGraph(engine, graph)];
    const leads = await makeLeads(engine, 300, 'cap');
    const runs = new Map<string, string[]>();
    await inParallel(leads, width, async (leadId) => {
      const ids: string[] = [];
      for (const journeyId of journeys) ids.push(await enterAt(engine, { leadId, journeyId, nodeId: 'in' }));
      runs.set(leadId, ids);
    });
    clock.now += 2 * 3_600_000;
    await inParallel(leads, width, async (leadId) => {
      await Promise.all((runs.get(leadId) ?? []).map((runId) => advanceRun(engine, runId, 0)));
      const mails = await engine.db
        .select()
        .from(message)
        .where(eq(message.leadId, leadId))
        .orderBy(asc(message.sendAfter));
      expect(mails).toHaveLength(2);
      const [first, second] = mails.map((mail) => mail.sendAfter.getTime());
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(86_400_000);
    });
  });
});

describe('advance', () => {
  it('makes each block once, however many callers come at once, late or early', { timeout: 120_000 }, async () => {
    const { engine, clock } = test;
    const journeyId = await publishGraph(
      engine,
      graphOf({
        in: ['entry.manual', {}, { next: 'pause' }],
        pause: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'mail' }],
        mail: ['email', { content: { subject: 'Hello', format: 'text', source: 'Hello' } }, { sent: 'score' }],
        score: ['lead.score', { points: 5 }, { next: 'out' }],
        out: ['end.exit', { reason: 'done' }],
      }),
    );
    const leads = await makeLeads(engine, 200, 'once');
    await inParallel(leads, 8, async (leadId) => {
      const runId = await enterAt(engine, { leadId, journeyId, nodeId: 'in' });
      // Early and stale calls find no reason and change nothing.
      expect(await advanceRun(engine, runId, 0)).toMatchObject({ kind: 'wait' });
      const { dueAt } = await runOf(engine, runId);
      const late = (dueAt?.getTime() ?? 0) + 60_000;
      const answers = await Promise.all([1, 2, 3, 4].map(() => advanceRun(engine, runId, late)));
      expect(answers.every((answer) => answer.kind === 'done')).toBe(true);
      expect((await pathOf(engine, runId)).map((step) => step.nodeId)).toEqual(['in', 'pause', 'mail', 'score', 'out']);
      expect(await engine.db.select().from(message).where(eq(message.runId, runId))).toHaveLength(1);
    });
    clock.now += 3_600_000;
    await relayOnce(engine);
  });
});
