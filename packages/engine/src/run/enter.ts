import { journey, journeyOnce, journeyRun, type EntrySource, type Transaction } from '@tendril/db';
import type { Plan } from '@tendril/journey';
import { and, eq, ne } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';
import { beginRun, type RunToBegin } from './begin-run.ts';
import { inTransaction } from './in-transaction.ts';

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

/** Kept out tells why: already inside, was here before, too soon, journey not live, no such lead or entry. */
export type Entered = { kind: 'entered'; runId: string } | { kind: 'keptOut'; why: KeptOut };
export type KeptOut = 'alreadyIn' | 'wasHere' | 'tooSoon' | 'notLive' | 'noLead' | 'noEntry';

/** Brings a lead into a journey and makes its first block, in one transaction. Needs only Postgres. */
export async function enter(engine: Engine, input: EnterInput): Promise<Entered> {
  const entered = await inTransaction(engine, async (tx): Promise<Entered> => {
    const locked = await lockLead(tx, engine, input.leadId);
    if (locked === undefined || locked.row.erasedAt !== null) return keptOut('noLead');
    // Who was invented for a play enters nothing else, whatever happens in it.
    if (locked.row.isRehearsal) return keptOut('noLead');
    const lead = { ...locked, now: Math.max(locked.now, (input.event?.atMs ?? 0) + 1) };
    const live = await liveVersion(tx, engine, input.journeyId);
    if (live === null) return keptOut('notLive');
    if (!live.plan.entries.includes(input.nodeId)) return keptOut('noEntry');
    const why = await whyKeptOut(tx, { input, lead, plan: live.plan });
    if (why !== null) return keptOut(why);
    return { kind: 'entered', runId: await beginRun(tx, engine, runOf(input, { lead, ...live })) };
  });
  if (entered.kind === 'entered') engine.wakeRelays();
  return entered;
}

function runOf(input: EnterInput, of: { lead: LockedLead; versionId: string; plan: Plan }): RunToBegin {
  const { journeyId, nodeId, key, source, properties = {}, event, speed = null, depth = 0 } = input;
  return { ...of, journeyId, nodeId, key, source, properties, eventId: event?.id ?? null, speed, depth };
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
