import { journeyOnce, journeyRun, type EntrySource, type Transaction } from '@tendril/db';
import { beginRun as standAtEntry, type Entry, type Plan } from '@tendril/journey';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import type { LockedLead } from '../lead/lock-lead.ts';
import { startRun } from '../outbox/write-outbox.ts';
import type { RunClock } from '../time/run-clock.ts';
import { carryOn, type Carried } from './carry-on.ts';
import { whyForeign } from './foreign-plan.ts';
import type { OpenRun } from './load-run.ts';
import { rowOf } from './write-run.ts';

/** A run that nothing speaks against any more. */
export interface RunToBegin {
  lead: LockedLead;
  journeyId: string;
  versionId: string;
  plan: Plan;
  nodeId: string;
  /** Tells entries of one lead apart; empty where the entry has no key. */
  key: string;
  source: EntrySource;
  properties: Record<string, unknown>;
  /** The event that brought the lead in: the run does not react to it. */
  eventId: string | null;
  /** Lets the run's time pass so many times as fast, from now on; null for real time. */
  speed: number | null;
  /** Journeys that brought one another to this entry at one moment. */
  depth: number;
}

/** Journeys that start one another deeper than this go round in a circle. */
const mostDepth = 10;

/** Makes a run and its first block, in the transaction that holds the lead's lock. Its id. */
export async function beginRun(tx: Transaction, engine: Engine, of: RunToBegin): Promise<string> {
  const { lead, journeyId, versionId, plan, key, source, speed } = of;
  const runId = uuidv7();
  const clock: RunClock | null = speed === null ? null : { startedAtMs: lead.now, speed };
  const entry: Entry = { nodeId: of.nodeId, key, at: lead.now, properties: of.properties };
  const state = standAtEntry({ runId, entry, accelerated: clock !== null, eventId: of.eventId });
  const { row: leadRow, now } = lead;
  const run = { runId, journeyId, versionId, lead: leadRow, clock, plan, state, now, stepCount: 0, entryKey: key };
  await remember(tx, of);
  const carried = await firstBlock(tx, engine, { run, depth: of.depth });
  const row = rowOf(run, carried);
  await tx.insert(journeyRun).values({
    ...row,
    id: runId,
    journeyId,
    versionId,
    leadId: lead.row.id,
    entryKey: key,
    source,
    clockStartedAt: clock === null ? null : new Date(clock.startedAtMs),
    clockSpeed: clock?.speed ?? null,
    enteredAt: new Date(lead.now),
  });
  noteChange(tx, { lead: leadRow, topics: ['journeys', 'leads'] });
  if (row.status !== 'ended') await startRun(tx, runId, source === 'import' ? 'bulk' : 'start');
  return runId;
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

async function remember(tx: Transaction, { journeyId, lead, key }: RunToBegin): Promise<void> {
  const enteredAt = new Date(lead.now);
  await tx
    .insert(journeyOnce)
    .values({ journeyId, leadKey: lead.row.id, entryKey: key, enteredAt })
    .onConflictDoUpdate({
      target: [journeyOnce.journeyId, journeyOnce.leadKey, journeyOnce.entryKey],
      set: { enteredAt, endedAt: sql`null` },
    });
}
