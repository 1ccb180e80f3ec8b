import { journey, journeyOnce, journeyRun, type EntrySource, type Transaction } from '@tendril/db';
import { beginRun, type Entry, type Plan } from '@tendril/journey';
import { and, eq, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Engine } from '../engine.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import { startRun } from '../outbox/write-outbox.ts';
import type { RunClock } from '../time/run-clock.ts';
import { carryOn, type Carried } from './carry-on.ts';
import { whyForeign } from './foreign-plan.ts';
import { inTransaction } from './in-transaction.ts';
import type { OpenRun } from './load-run.ts';
import { rowOf } from './write-run.ts';

export interface EnterInput {
  leadId: string;
  journeyId: string;
  nodeId: string;
  /** Tells entries of one lead apart; empty where the entry has no key. */
  key: string;
  source: EntrySource;
  properties?: Record<string, unknown>;
  /** The event that brought the lead in, and its time (epoch ms): it lies before the run, which does not react to it. */
  event?: { id: string; atMs: number };
  /** Lets the run's time pass faster, from now on. */
  speed?: number;
  /** How many journeys brought one another to this entry at one moment; 0 where nothing but the lead did. */
  depth?: number;
}

/** Journeys that start one another deeper than this go round in a circle. */
const mostDepth = 10;

/** Kept out tells why: already inside, was here before, too soon, journey not live, no such lead or entry. */
export type Entered = { kind: 'entered'; runId: string } | { kind: 'keptOut'; why: KeptOut };
export type KeptOut = 'alreadyIn' | 'wasHere' | 'tooSoon' | 'notLive' | 'noLead' | 'noEntry';

/** Brings a lead into a journey and makes its first block, in one transaction. Needs only Postgres. */
export async function enter(engine: Engine, input: EnterInput): Promise<Entered> {
  const entered = await inTransaction(engine, async (tx) => {
    const locked = await lockLead(tx, engine, input.leadId);
    if (locked === undefined || locked.row.erasedAt !== null) return keptOut('noLead');
    const lead = { ...locked, now: Math.max(locked.now, (input.event?.atMs ?? 0) + 1) };
    const live = await liveVersion(tx, engine, input.journeyId);
    if (live === null) return keptOut('notLive');
    if (!live.plan.entries.includes(input.nodeId)) return keptOut('noEntry');
    const why = await whyKeptOut(tx, { input, lead, plan: live.plan });
    return why === null ? begin(tx, engine, { input, lead, ...live }) : keptOut(why);
  });
  if (entered.kind === 'entered') engine.wakeRelays();
  return entered;
}

const keptOut = (why: KeptOut): Entered => ({ kind: 'keptOut', why });

async function liveVersion(
  tx: Transaction,
  engine: Engine,
  journeyId: string,
): Promise<{ versionId: string; plan: Plan } | null> {
  const [row] = await tx
    .select({ status: journey.status, versionId: journey.liveVersionId })
    .from(journey)
    .where(eq(journey.id, journeyId));
  if (row === undefined || row.status !== 'live' || row.versionId === null) return null;
  return { versionId: row.versionId, plan: await engine.plans.get(tx, row.versionId) };
}

async function whyKeptOut(
  tx: Transaction,
  of: { input: EnterInput; lead: LockedLead; plan: Plan },
): Promise<KeptOut | null> {
  const { input, lead, plan } = of;
  const [inside, before] = await Promise.all([
    tx
      .select({ id: journeyRun.id })
      .from(journeyRun)
      .where(
        and(
          eq(journeyRun.journeyId, input.journeyId),
          eq(journeyRun.leadId, input.leadId),
          eq(journeyRun.entryKey, input.key),
          ne(journeyRun.status, 'ended'),
        ),
      ),
    tx
      .select({ endedAt: journeyOnce.endedAt })
      .from(journeyOnce)
      .where(
        and(
          eq(journeyOnce.journeyId, input.journeyId),
          eq(journeyOnce.leadKey, input.leadId),
          eq(journeyOnce.entryKey, input.key),
        ),
      ),
  ]);
  if (inside.length > 0) return 'alreadyIn';
  const { reentry } = plan.settings;
  const [earlier] = before;
  if (earlier === undefined || reentry.kind === 'always') return null;
  if (reentry.kind === 'once') return 'wasHere';
  const freeAt = (earlier.endedAt?.getTime() ?? lead.now) + reentry.days * 86_400_000;
  return freeAt > lead.now ? 'tooSoon' : null;
}

async function begin(
  tx: Transaction,
  engine: Engine,
  of: { input: EnterInput; lead: LockedLead; versionId: string; plan: Plan },
): Promise<Entered> {
  const { input, lead, versionId, plan } = of;
  const runId = uuidv7();
  const clock: RunClock | null = input.speed === undefined ? null : { startedAtMs: lead.now, speed: input.speed };
  const entry: Entry = { nodeId: input.nodeId, key: input.key, at: lead.now, properties: input.properties ?? {} };
  const state = beginRun({ runId, entry, accelerated: clock !== null, eventId: input.event?.id ?? null });
  const run = {
    runId,
    journeyId: input.journeyId,
    versionId,
    lead: lead.row,
    clock,
    plan,
    state,
    now: lead.now,
    stepCount: 0,
    entryKey: input.key,
  };
  await remember(tx, input, lead);
  const carried = await firstBlock(tx, engine, { run, depth: input.depth ?? 0 });
  const row = rowOf(run, carried);
  await tx.insert(journeyRun).values({
    ...row,
    id: runId,
    journeyId: run.journeyId,
    versionId,
    leadId: lead.row.id,
    entryKey: input.key,
    source: input.source,
    clockStartedAt: clock === null ? null : new Date(clock.startedAtMs),
    clockSpeed: clock?.speed ?? null,
    enteredAt: new Date(lead.now),
  });
  if (row.status !== 'ended') await startRun(tx, runId, input.source === 'import' ? 'bulk' : 'start');
  return { kind: 'entered', runId };
}

async function firstBlock(
  tx: Transaction,
  engine: Engine,
  { run, depth }: { run: OpenRun; depth: number },
): Promise<Carried> {
  const standing = { changed: false, leftWork: false, steps: [], obeyed: [] };
  if (depth > mostDepth) {
    const held = { reason: 'journeysInACircle', at: run.state.blockAt };
    return { ...standing, state: { ...run.state, phase: 'held', held } };
  }
  // A plan this process does not understand is not begun: the lead is in, and a process that does makes the first block.
  if (whyForeign(run.plan) !== null) return { ...standing, state: run.state };
  return carryOn(tx, engine, { run, pending: { call: null, commands: [] }, depth });
}

async function remember(tx: Transaction, input: EnterInput, lead: LockedLead): Promise<void> {
  const enteredAt = new Date(lead.now);
  await tx
    .insert(journeyOnce)
    .values({ journeyId: input.journeyId, leadKey: input.leadId, entryKey: input.key, enteredAt })
    .onConflictDoUpdate({
      target: [journeyOnce.journeyId, journeyOnce.leadKey, journeyOnce.entryKey],
      set: { enteredAt, endedAt: sql`null` },
    });
}
