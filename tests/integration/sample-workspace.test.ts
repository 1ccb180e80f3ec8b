import { seedSample } from '@tendril/cli';
import { handoff, journey, journeyRun, lead, mailboxMail, message, outbox, reply } from '@tendril/db';
import { and, eq, isNotNull, lt, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createTestEngine, type TestEngine } from '../support/test-engine.ts';

const now = new Date('2026-03-04T13:00:00Z');
const yearLater = new Date('2027-03-04T13:00:00Z');
let database: TestDatabase;
let test: TestEngine;
let seeded: Awaited<ReturnType<typeof seedSample>>;

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url);
  seeded = await seedSample(test.engine, now);
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

/** The run of the lead with this address, and the lead. */
async function passageOf(address: string) {
  const [found] = await test.engine.db
    .select({ run: journeyRun, lead })
    .from(journeyRun)
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .where(eq(lead.email, address));
  if (found === undefined) throw new Error(`${address} is in no journey`);
  return found;
}

describe('the sample workspace', () => {
  it('holds 200 leads and three journeys', () => {
    expect(seeded).toEqual({ leads: 200, journeys: 3 });
  });

  it('has one journey that is live, one that was paused with people inside, and a draft', async () => {
    const { db } = test.engine;
    const journeys = await db.select().from(journey);
    expect(journeys.map(({ status }) => status).toSorted()).toEqual(['draft', 'live', 'paused']);
    for (const { id } of journeys.filter(({ status }) => status !== 'draft')) {
      expect(
        await db.$count(journeyRun, and(eq(journeyRun.journeyId, id), ne(journeyRun.status, 'ended'))),
      ).toBeGreaterThan(5);
    }
  });

  it('stands still: nothing is due for a year, and nothing waits to be delivered', async () => {
    const { db } = test.engine;
    expect(await db.$count(journeyRun, lt(journeyRun.dueAt, yearLater))).toBe(0);
    expect(await db.$count(message, and(eq(message.state, 'queued'), lt(message.dueAt, yearLater)))).toBe(0);
    expect(await db.$count(outbox)).toBe(0);
  });

  it('tells the stories of the leads people will look at', async () => {
    const greta = await passageOf('greta.halvorsen@fjordlinefittings.example');
    expect([greta.run.endReason, greta.lead.stage]).toEqual(['goal', 'opportunity']);
    const henrik = await passageOf('henrik.lauridsen@lundemarine.example');
    expect([henrik.run.status, henrik.run.nodeId]).toEqual(['active', 'later']);
    const nadia = await passageOf('nadia.wirth@fjordlinefittings.example');
    expect(nadia.run.endReason).toBe('a colleague is talking to sales');
    expect((await passageOf('owen.pugh@ardmoretiles.example')).run.status).toBe('held');
    const elke = await passageOf('elke.sommerfeld@kesslerverpackung.example');
    expect([elke.run.status, elke.run.nodeId], 'she waits for somebody to look').toEqual(['active', 'meaning']);
    const [unsure] = await test.engine.db.select().from(reply).where(eq(reply.leadId, elke.lead.id));
    expect(unsure?.needsPerson).toBe('open');
  });

  it('leaves hand-offs to answer, and emails to read that were sent before', async () => {
    const { db } = test.engine;
    expect(await db.$count(handoff, eq(handoff.state, 'open'))).toBeGreaterThan(2);
    expect(await db.$count(handoff, eq(handoff.state, 'accepted'))).toBeGreaterThan(1);
    const sent = await db.$count(message, isNotNull(message.leftAt));
    expect(await db.$count(mailboxMail, lt(mailboxMail.keptAt, now))).toBe(sent);
    expect(sent).toBeGreaterThan(100);
  });

  it('is made once: where journeys are, it adds nothing', async () => {
    expect(await seedSample(test.engine, now)).toEqual({ leads: 0, journeys: 0 });
    expect(await test.engine.db.$count(lead)).toBe(200);
  });
});
