import { recordedPeople } from '@tendril/cli';
import { journeyStep, journeyRun, mailBucket, message } from '@tendril/db';
import { compileGraph, forecast, type Forecast, type ScriptedEvent } from '@tendril/journey';
import { form, journey, reply } from '@tendril/journey/code';
import { day, hour, leadNamed, monday } from '@tendril/journey/testing';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { enterDurably, openWorkspace, playDurably } from '../support/durable-run.ts';
import { createTestEngine, publishGraph, type TestEngine } from '../support/test-engine.ts';

let database: TestDatabase;
let test: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url, { start: monday, isFrozen: true });
  await openWorkspace(test.engine);
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

const mail = (subject: string) => ({ content: { subject, format: 'text' as const, source: 'Hello.' } });
const graph = journey('Foretold', { quietHours: { from: '20:00', to: '08:00' }, daysOff: ['03-11'] })
  .on(form('Get the guide', { id: 'in' }))
  .email(mail('Your guide'), { id: 'first' })
  .waitFor({ replied: reply(), paid: { kind: 'event', name: 'paid' } }, '2 days', { id: 'wait' })
  .when('timeout', (way) => way.email(mail('Still there?'), { id: 'second' }).wait('3 days').exit('no reaction'))
  .when('paid', (way) => way.goal())
  .by('replied')
  .branchOnReply({ interested: ['interested'] }, undefined, { id: 'branch' })
  .when('interested', (way) =>
    way
      .score(20)
      .notifySales({}, { id: 'sales' })
      .when('accepted', (won) => won.exit('won'))
      .exit('lost'),
  )
  .by('else')
  .exit('answered')
  .graph();
const until = monday + 10 * day;

const replied = (at: number, intent: string): ScriptedEvent => ({
  ...{ name: 'reply.received', node: 'first', at },
  properties: { replyId: `r${at}`, intent, intents: [intent], needsPerson: false },
});
/** What people do, by hour after entering. */
const scripts: ScriptedEvent[][] = [
  [],
  [replied(monday + 5 * hour, 'interested'), { name: 'handoff.accepted', node: 'sales', at: monday + 9 * hour }],
  [replied(monday + 30 * hour, 'interested')],
  [replied(monday + 7 * hour, 'question')],
  [{ name: 'paid', at: monday + 20 * hour, properties: { amount: 5 } }],
  [{ name: 'visited', at: monday + hour, properties: { page: 'price' } }],
  [{ name: 'price.visited', at: monday + 2 * hour }],
];

/** The same sums as a forecast, of what the engine really did. */
async function whatHappened(
  journeyId: string,
): Promise<Pick<Forecast, 'people' | 'ends'> & { left: unknown; mails: number }> {
  const { db } = test.engine;
  const left = await db
    .select({ step: journeyStep.nodeId, port: journeyStep.port, people: sql<number>`count(*)`.mapWith(Number) })
    .from(journeyStep)
    .innerJoin(journeyRun, eq(journeyRun.id, journeyStep.runId))
    .where(eq(journeyRun.journeyId, journeyId))
    .groupBy(journeyStep.nodeId, journeyStep.port);
  const ends = await db
    .select({ reason: journeyRun.endReason, people: sql<number>`count(*)`.mapWith(Number) })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, journeyId), eq(journeyRun.status, 'ended')))
    .groupBy(journeyRun.endReason);
  return {
    people: await db.$count(journeyRun, eq(journeyRun.journeyId, journeyId)),
    left: left.flatMap(({ step, port, people }) => (port === null ? [] : [`${step} ${port} ${people}`])).toSorted(),
    ends: Object.fromEntries(ends.map(({ reason, people }) => [reason ?? '', people])),
    mails: await db.$count(message, and(eq(message.journeyId, journeyId), eq(message.state, 'accepted'))),
  };
}

it('[FORECAST-1] foretells from the record what the engine really did', { timeout: 240_000 }, async () => {
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message: why }) => why).join(' '));
  const { plan } = compiled;
  const journeyId = await publishGraph(test.engine, graph);
  for (let round = 0; round < 4; round += 1) {
    for (const [nth, script] of scripts.entries()) {
      test.clock.now = monday;
      await test.engine.db.delete(mailBucket);
      const facts = leadNamed(`foretold${round}-${nth}`);
      const run = await enterDurably(test, { journeyId, nodeId: 'in', facts });
      const mischief = { isEarly: false, callers: 1, lateMs: 0, crashes: false };
      await playDurably(test, { run, plan, script, until, mischief });
    }
  }
  const people = await recordedPeople(test.engine.db, { journeyId, sinceMs: monday - day, plan });
  const foretold = forecast({ plan, people, from: monday, until });
  expect({
    people: foretold.people,
    left: Object.entries(foretold.steps)
      .flatMap(([step, { left }]) => Object.entries(left).map(([port, count]) => `${step} ${port} ${count}`))
      .toSorted(),
    ends: foretold.ends,
    mails: foretold.emailsByDay.reduce((sum, count) => sum + count, 0),
  }).toEqual(await whatHappened(journeyId));
  expect(foretold.people).toBe(4 * scripts.length);
});
