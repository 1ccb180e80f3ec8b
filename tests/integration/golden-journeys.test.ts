import { playEvent } from '@tendril/cli';
import { consent, journeyRun, journeyStep, lead, message, openDatabase, workspace } from '@tendril/db';
import type { DatabaseClient } from '@tendril/db';
import { createDevMailbox } from '@tendril/email';
import { captureLead, createDevMailboxStore, createEngine, createJourney, enter, publish } from '@tendril/engine';
import type { Engine } from '@tendril/engine';
import { makeTemporaryState, removeStateFolder, until } from '@tendril/stack';
import { settingsFrom, startWorker } from '@tendril/worker';
import type { RunningWorkers } from '@tendril/worker';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  readGoldenJourneys,
  sayStep,
  simulatePassage,
  type GoldenCase,
  type GoldenJourney,
  type Passage,
} from '../support/golden-journeys.ts';
import { makeTestNamespace } from '../support/temporal-namespace.ts';
import { minutesOf, sayDuration } from '../support/say-duration.ts';

/** A day passes in two seconds: reactions that take long on a busy machine are still on time. */
const speed = 86_400_000 / 2_000;
const longestMs = 60_000;
const secret = 'golden journeys sign with this';
const publicUrl = 'http://localhost:8400';
const journeys = readGoldenJourneys(Date.now());

let database: TestDatabase;
let client: DatabaseClient;
let engine: Engine;
let worker: RunningWorkers;
let stateDir: string;

/** All cases at once: they wait side by side. */
let executed: Map<string, Promise<Executed>>;

interface Executed {
  passage: Passage;
  run: { runId: string; at: number };
}

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  database = await createTestDatabase();
  client = openDatabase(database.url, { poolSize: 10 });
  stateDir = await makeTemporaryState('golden');
  const transport = createDevMailbox(createDevMailboxStore(client.db));
  engine = createEngine({ client, transport, secret, publicUrl });
  await client.db.insert(workspace).values({
    name: 'Golden',
    timeZone: 'UTC',
    settings: {
      senderName: 'Golden',
      senderAddress: 'golden@tendril.example',
      postalAddress: '1 Golden Lane',
      tracksClicks: false,
      tracksOpens: false,
    },
  });
  const settings = settingsFrom({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: await makeTestNamespace(inject('temporalAddress'), 'golden'),
    TENDRIL_STATE: stateDir,
    TENDRIL_SECRET: secret,
    TENDRIL_PUBLIC_URL: publicUrl,
  });
  worker = await startWorker(settings);
  executed = new Map();
  for (const journey of journeys) {
    const journeyId = await publishGolden(journey);
    for (const golden of journey.cases) executed.set(golden.name, execute(journeyId, golden));
  }
});

afterAll(async () => {
  await Promise.allSettled(executed.values());
  await worker.stop();
  await client.close();
  await database.drop();
  await removeStateFolder(stateDir);
});

describe('golden journeys, executed by Temporal', () => {
  for (const { plan, cases } of journeys) {
    it.each(cases)('$name', async (golden) => {
      const { passage, run } = await executed.get(golden.name)!;
      expect(withoutTimes(passage)).toEqual(withoutTimes(golden.expected));
      // Times of day hang on when the test runs, so the simulator is asked for the very same entry.
      const simulated = simulatePassage(plan, golden, run);
      expect(withoutTimes(passage)).toEqual(withoutTimes(simulated));
      expect(minutesApart(passage, simulated)).toBeLessThanOrEqual(1);
    });
  }
});

async function publishGolden({ name, graph }: GoldenJourney): Promise<string> {
  const journeyId = await createJourney(engine, { name, graph });
  const published = await publish(engine, { journeyId, graph });
  if (published.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(published.problems)}`);
  return journeyId;
}

async function execute(journeyId: string, golden: GoldenCase): Promise<Executed> {
  const leadId = await makeLead(golden);
  const { nodeId, key, properties } = golden.entry;
  const entered = await enter(engine, { leadId, journeyId, nodeId, key, properties, source: 'manual', speed });
  if (entered.kind === 'keptOut') throw new Error(`${golden.name}: kept out, ${entered.why}`);
  const { runId } = entered;
  const [row] = await client.db.select().from(journeyRun).where(eq(journeyRun.id, runId));
  const at = row!.enteredAt.getTime();
  await playCase(golden, { runId, leadId, email: golden.lead.email ?? '', enteredAt: at });
  await until(() => isStill(runId, golden), { limitMs: longestMs, everyMs: 200 });
  return { passage: await passageOf(runId, at), run: { runId, at } };
}

async function makeLead({ lead: facts }: GoldenCase): Promise<string> {
  const { email, fields, score, stage, tags, timeZone, consents } = facts;
  const captured = await captureLead(engine, { email: email ?? '', fields });
  if (captured.kind === 'refused') throw new Error(captured.message);
  const { leadId } = captured;
  await client.db
    .update(lead)
    .set({ score, stage, tags: [...tags], timeZone })
    .where(eq(lead.id, leadId));
  for (const [topic, isGiven] of Object.entries(consents)) {
    const state = isGiven ? ('given' as const) : ('withdrawn' as const);
    await client.db.insert(consent).values({ leadId, topic, state, source: 'test' });
  }
  return leadId;
}

async function playCase(golden: GoldenCase, run: Parameters<typeof playEvent>[1]['run']): Promise<void> {
  for (const [index, scripted] of golden.script.entries()) {
    await pause(Math.max(0, run.enteredAt + scripted.atMs / speed - Date.now()));
    await playEvent(engine, { run, scripted, externalId: `${run.runId}/${index}` });
  }
}

/** Ended with all its mails settled; or, where that is what shall happen, waiting without a limit. */
async function isStill(runId: string, { expected }: GoldenCase): Promise<boolean> {
  const [run] = await client.db.select().from(journeyRun).where(eq(journeyRun.id, runId));
  if (run === undefined || run.status === 'held') return true;
  const mails = await client.db.select({ state: message.state }).from(message).where(eq(message.runId, runId));
  const isSettled = mails.every(({ state }) => state !== 'queued' && state !== 'sealed');
  if (expected.standsAt !== null) return isSettled && run.dueAt === null && run.state.phase === 'waiting';
  return isSettled && run.status === 'ended';
}

async function passageOf(runId: string, enteredAt: number): Promise<Passage> {
  const [[run], steps, mails] = await Promise.all([
    client.db.select().from(journeyRun).where(eq(journeyRun.id, runId)),
    client.db.select().from(journeyStep).where(eq(journeyStep.runId, runId)).orderBy(asc(journeyStep.seq)),
    client.db
      .select()
      .from(message)
      .where(and(eq(message.runId, runId), isNotNull(message.leftAt)))
      .orderBy(asc(message.decidedAt), asc(message.leftAt)),
  ]);
  const since = (at: Date | null): number => (at?.getTime() ?? enteredAt) - enteredAt;
  const { end, goalAt } = run!.state;
  return {
    path: steps.map(({ nodeId, visit, port, leftAt }) => sayStep({ nodeId, visit, port, sinceMs: since(leftAt) })),
    mails: mails.map(({ nodeId, visit, leftAt }) => sayStep({ nodeId, visit, sinceMs: since(leftAt) })),
    end: end?.reason ?? null,
    standsAt: run!.status === 'ended' ? null : run!.nodeId,
    goal: goalAt === null || end?.by === 'goal' ? null : sayDuration(goalAt - enteredAt),
  };
}

/** Leaves out when: "m1#2 sent P3D" → "m1#2 sent". */
function withoutTimes({ path, mails, end, standsAt, goal }: Passage): unknown {
  const cut = (step: string): string => step.replace(/ [^ ]*$/, '');
  return { path: path.map(cut), mails: mails.map(cut), end, standsAt, hasGoal: goal !== null };
}

/** How far the times of two equal passages lie apart at most: a mail takes real time to leave, which is told to the run. */
function minutesApart(one: Passage, other: Passage): number {
  const others = timesOf(other);
  return Math.max(0, ...timesOf(one).map((minutes, index) => Math.abs(minutes - (others[index] ?? Infinity))));
}

function timesOf({ path, mails, goal }: Passage): number[] {
  const steps = [...path, ...mails].map((step) => step.slice(step.lastIndexOf(' ') + 1));
  return [...steps, ...(goal === null ? [] : [goal])].map(minutesOf);
}
