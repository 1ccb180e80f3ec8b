import { mailBucket, message } from '@tendril/db';
import { archiveJourney, writeCatalogue } from '@tendril/engine';
import { compileGraph, simulate, type Graph, type ScriptedEvent } from '@tendril/journey';
import { graphArbitrary, leadNamed, monday, scriptArbitrary, scriptHours } from '@tendril/journey/testing';
import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  durablePath,
  enterDurably,
  openWorkspace,
  playDurably,
  sayStep,
  type Mischief,
} from '../support/durable-run.ts';
import { createTestEngine, publishGraph, runOf, type TestEngine } from '../support/test-engine.ts';

const lookup = {
  kind: 'company_lookup',
  title: 'Look up the company',
  taskQueue: 'call/test',
  outcomes: [
    { id: 'found', title: 'found' },
    { id: 'unknown', title: 'unknown' },
  ],
};
/** Journeys compared; TENDRIL_SEED draws others. */
const samples = 520;
const lanes = 4;
const seed = Number(process.env['TENDRIL_SEED'] ?? 20_260_302);

let databases: TestDatabase[];
let tests: TestEngine[];

beforeAll(async () => {
  databases = [];
  // One after the other: Postgres copies a template for one at a time.
  for (let lane = 0; lane < lanes; lane += 1) databases.push(await createTestDatabase());
  tests = databases.map(({ url }) => createTestEngine(url, { poolSize: 5, start: monday, isFrozen: true }));
  for (const { engine } of tests) {
    await openWorkspace(engine);
    await writeCatalogue(engine, [lookup]);
  }
});
afterAll(async () => {
  await Promise.all(tests.map((test) => test.close()));
  await Promise.all(databases.map((database) => database.drop()));
});

const mischiefArbitrary: fc.Arbitrary<Mischief> = fc.record({
  isEarly: fc.boolean(),
  callers: fc.integer({ min: 1, max: 3 }),
  lateMs: fc.constantFrom(0, 0, 1_000, 240_000),
  crashes: fc.boolean(),
});
const sampleArbitrary = graphArbitrary.chain((graph) =>
  fc.record({ graph: fc.constant(graph), script: scriptArbitrary(graph, monday), mischief: mischiefArbitrary }),
);

it(
  `[SIM-1] walks the same path through Postgres as in the simulator, in ${samples} random journeys`,
  { timeout: 900_000 },
  async () => {
    let nth = 0;
    let steps = 0;
    await Promise.all(
      tests.map((test, lane) =>
        fc.assert(
          fc.asyncProperty(sampleArbitrary, async (sample) => {
            nth += 1;
            const walked = await compare(test, { ...sample, name: `lead${nth}` });
            steps += walked;
          }),
          {
            numRuns: samples / lanes,
            seed: seed + lane,
            interruptAfterTimeLimit: 800_000,
            markInterruptAsFailure: true,
          },
        ),
      ),
    );
    // Journeys that end at once would prove little.
    expect(steps).toBeGreaterThan(samples * 4);
  },
);

/** Plays one journey for one lead both ways; how many steps it took. */
async function compare(
  test: TestEngine,
  of: { graph: Graph; script: readonly ScriptedEvent[]; mischief: Mischief; name: string },
): Promise<number> {
  const { graph, script } = of;
  // An activity's result counts from when it is there: a late look asks for it late, which the simulator never does.
  const hasCalls = graph.nodes.some(({ kind }) => kind === 'activity');
  const mischief = hasCalls ? { ...of.mischief, lateMs: 0 } : of.mischief;
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new Error('the random journey does not compile');
  const { plan } = compiled;
  const nodeId = plan.entries[0] ?? '';
  const until = monday + scriptHours * 3_600_000;
  // Every journey begins on the same Monday; what the provider's limit remembers of the one before lies in its future.
  test.clock.now = monday;
  await test.engine.db.delete(mailBucket);
  const journeyId = await publishGraph(test.engine, graph);
  const facts = leadNamed(of.name);
  const run = await enterDurably(test, { journeyId, nodeId, facts });
  // What leads do in later journeys must not bring them into this one as well.
  await archiveJourney(test.engine, journeyId);
  await playDurably(test, { run, plan, script, until, mischief });

  const simulated = simulate({
    plan,
    runId: run.runId,
    lead: { ...facts, id: run.leadId },
    entry: { nodeId, key: '', at: run.enteredAt, properties: {} },
    script,
    until,
  });
  expect(await durablePath(test.engine, run.runId)).toEqual(simulated.steps.map(sayStep));
  const { endReason, state } = await runOf(test.engine, run.runId);
  expect({ endReason, end: state.end, goalAt: state.goalAt }).toEqual({
    endReason: simulated.end?.reason ?? null,
    end: simulated.end,
    goalAt: state.goalAt,
  });
  const mails = await test.engine.db
    .select()
    .from(message)
    .where(eq(message.runId, run.runId))
    .orderBy(asc(message.decidedAt), asc(message.nodeId));
  const expected = simulated.mails.toSorted((a, b) => a.decidedAt - b.decidedAt || (a.nodeId < b.nodeId ? -1 : 1));
  expect(mails.map(({ nodeId, visit, decidedAt }) => [nodeId, visit, decidedAt.getTime()])).toEqual(
    expected.map(({ nodeId, visit, decidedAt }) => [nodeId, visit, decidedAt]),
  );
  for (const [index, { leftAt }] of expected.entries()) {
    const lateMs = (mails[index]?.leftAt?.getTime() ?? Infinity) - (leftAt ?? Infinity);
    // A block that is looked at late queues its mail as much later; Infinity − Infinity says that neither left.
    expect(
      Number.isNaN(lateMs) || (lateMs >= 0 && lateMs <= mischief.lateMs),
      `mail ${index} left ${lateMs} ms late`,
    ).toBe(true);
  }
  return simulated.steps.length;
}
