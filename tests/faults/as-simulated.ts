import { event, journeyRun, journeyStep, journeyVersion, lead, mailboxMail, message, outbox } from '@tendril/db';
import { clockOf, findOverdue, toRunTime, type Engine } from '@tendril/engine';
import { simulate, type LeadFacts, type ScriptedEvent, type Simulated } from '@tendril/journey';
import { until } from '@tendril/stack';
import { and, asc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Entered } from './nurturing.ts';

/** What the product writes itself while it carries a run: the simulator makes these on its own. */
const ownSources = ['run', 'mail', 'capture'];

/** Waits until every run has ended and every mail is settled; throws with what is left over. */
export async function everythingSettled(engine: Engine, limitMs: number): Promise<void> {
  const left = async (): Promise<string[]> => {
    const runs = await engine.db
      .select({ what: sql<string>`'run ' || ${journeyRun.status} || ' at ' || ${journeyRun.nodeId}` })
      .from(journeyRun)
      .where(ne(journeyRun.status, 'ended'));
    const mails = await engine.db
      .select({ what: sql<string>`'mail ' || ${message.state}` })
      .from(message)
      .where(notInArray(message.state, ['accepted', 'withdrawn', 'refused']));
    const rows = await engine.db.select({ what: sql<string>`'outbox ' || ${outbox.kind}` }).from(outbox);
    return [...runs, ...mails, ...rows].map(({ what }) => what);
  };
  const isOver = await until(async () => (await left()).length === 0, { limitMs, everyMs: 500 });
  if (!isOver) throw new Error(`Not everything is settled: ${(await left()).join(', ')}`);
}

/**
 * Asserts that every lead went where the simulator goes with what was recorded, and that nothing is overdue. Answers how
 * many leads came to which end.
 */
export async function expectAsSimulated(engine: Engine, entered: readonly Entered[]): Promise<Record<string, number>> {
  const ends: Record<string, number> = {};
  for (const one of entered) {
    const { simulated, real } = await bothWays(engine, one);
    ends[real.end ?? ''] = (ends[real.end ?? ''] ?? 0) + 1;
    expect(real, one.name).toEqual({
      path: simulated.steps.map(({ nodeId, visit, port }) => `${nodeId}/${visit}:${port}`),
      end: simulated.end?.reason,
      score: simulated.facts.lead.score,
      tags: simulated.facts.lead.tags,
    });
  }
  expect(await findOverdue(engine)).toEqual([]);
  return ends;
}

/**
 * Asserts that the ledger has one row per mail step passed, and the mailbox each accepted mail exactly once and no other.
 * Answers how many mails that were.
 */
export async function expectLedgerAsMailbox(engine: Engine): Promise<number> {
  const ledger = await engine.db.select().from(message);
  const mailbox = await engine.db.select({ messageId: mailboxMail.messageId }).from(mailboxMail);
  const accepted = ledger.filter(({ state }) => state === 'accepted');
  expect(mailbox.map(({ messageId }) => messageId).toSorted()).toEqual(accepted.map(({ id }) => id).toSorted());
  // Withdrawn is only what a reply or an end made pointless before it was sealed.
  for (const { state, reason } of ledger)
    if (state !== 'accepted') expect([state, reason]).toEqual(['withdrawn', expect.any(String)]);
  const steps = await engine.db.select().from(journeyStep).where(eq(journeyStep.kind, 'email'));
  const passed = steps.filter(({ facts }) => facts['notSent'] === undefined);
  const keyOf = (of: { runId: string; nodeId: string; visit: number }): string =>
    `${of.runId}/${of.nodeId}/${of.visit}`;
  expect(ledger.map(keyOf).toSorted()).toEqual(passed.map(keyOf).toSorted());
  return accepted.length;
}

interface Outcome {
  path: string[];
  end: string | null;
  score: number;
  tags: string[];
}

async function bothWays(engine: Engine, one: Entered): Promise<{ simulated: Simulated; real: Outcome }> {
  const { db } = engine;
  const [found] = await db
    .select({ run: journeyRun, lead, plan: journeyVersion.plan })
    .from(journeyRun)
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .innerJoin(journeyVersion, eq(journeyVersion.id, journeyRun.versionId))
    .where(eq(journeyRun.id, one.runId));
  if (found === undefined) throw new Error(`There is no run of ${one.name}.`);
  const { run, plan } = found;
  const steps = await db
    .select()
    .from(journeyStep)
    .where(eq(journeyStep.runId, one.runId))
    .orderBy(asc(journeyStep.seq));
  const simulated = simulate({
    plan,
    runId: one.runId,
    lead: factsAtEntry(found.lead),
    entry: run.state.entry,
    script: await recorded(engine, run),
  });
  const real = {
    path: steps.map(({ nodeId, visit, port }) => `${nodeId}/${visit}:${port}`),
    end: run.endReason,
    score: found.lead.score,
    tags: found.lead.tags,
  };
  return { simulated, real };
}

/** What happened to the lead from outside, on the run's clock. */
async function recorded({ db }: Engine, run: typeof journeyRun.$inferSelect): Promise<ScriptedEvent[]> {
  const rows = await db
    .select()
    .from(event)
    .where(and(eq(event.leadId, run.leadId), notInArray(event.source, ownSources)))
    .orderBy(asc(event.receivedAt));
  return rows.map(({ name, properties, receivedAt }) => ({
    at: toRunTime(clockOf(run), receivedAt.getTime()),
    name,
    properties,
  }));
}

function factsAtEntry({ id, email, createdAt }: typeof lead.$inferSelect): LeadFacts {
  return {
    id,
    email,
    fields: {},
    score: 0,
    stage: 'lead',
    tags: [],
    timeZone: null,
    createdAt: createdAt.getTime(),
    consents: { marketing: true },
    suppression: null,
  };
}

/** How many runs have not ended. */
export async function countOpen({ db }: Engine): Promise<number> {
  return db.$count(journeyRun, inArray(journeyRun.status, ['active', 'held']));
}
