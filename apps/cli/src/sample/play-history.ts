import { journeyRun, mailboxMail, message } from '@tendril/db';
import { advanceRun, captureLead, deliverBatch, enter, relayOnce, sealBatch, type Engine } from '@tendril/engine';
import { invariant } from '@tendril/journey';
import { desc, eq, inArray, min, ne, sql } from 'drizzle-orm';
import { doDeed, momentOf, type StandingRun } from './do-deed.ts';
import type { Act, Passage } from './sample-lead.ts';

/** A lead whose way through a journey is played. */
export interface Traveller {
  leadId: string;
  email: string;
  passage: Passage;
}

/** The engine on a clock that only the history moves. */
export interface HistoryEngine {
  engine: Engine;
  clock: { nowMs: number };
}

/** Where the journeys of the passages are, and how one enters them. */
export type Entrances = Readonly<Record<Passage['journey'], { journeyId: string; nodeId: string; form?: string }>>;

/**
 * Plays what happened up to `untilMs` (epoch ms) on the engine itself: entries, emails, what leads and sales did, waits that
 * passed. So the path, the ledger and every "why" are what they would be had it happened.
 */
export async function playHistory(
  { engine, clock }: HistoryEngine,
  of: { travellers: readonly Traveller[]; entrances: Entrances; untilMs: number },
): Promise<void> {
  const { travellers, entrances, untilMs } = of;
  const waiting = travellers
    .map((traveller) => ({ traveller, atMs: untilMs - traveller.passage.enteredHoursAgo * 3_600_000 }))
    .toSorted((a, b) => a.atMs - b.atMs);
  const acts = new Map(travellers.map(({ leadId, passage }) => [leadId, [...passage.acts]]));
  for (;;) {
    const runs = await standingRuns(engine);
    const act = nextAct(runs, acts, untilMs);
    const mailAtMs = await nextMailMs(engine);
    const due = runs
      .filter(({ dueAtMs }) => dueAtMs !== null)
      .toSorted((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0))[0];
    const next = Math.min(waiting[0]?.atMs ?? Infinity, act?.atMs ?? Infinity, mailAtMs, due?.dueAtMs ?? Infinity);
    if (next > untilMs) return;
    clock.nowMs = Math.max(clock.nowMs, next);
    if (waiting[0]?.atMs === next) {
      const { traveller } = waiting.shift() ?? {};
      if (traveller !== undefined) await comeIn(engine, traveller, entrances[traveller.passage.journey]);
    } else if (mailAtMs === next) await sendDue({ engine, clock });
    else if (act?.atMs === next) {
      acts.set(
        act.run.leadId,
        (acts.get(act.run.leadId) ?? []).filter((one) => one !== act.act),
      );
      await doDeed(engine, { run: act.run, deed: act.act.deed });
    } else if (due !== undefined) {
      // A wait that is over concerns nobody else: there is nothing to deliver.
      await advanceRun(engine, due.id, clock.nowMs);
      continue;
    }
    await relayOnce(engine);
  }
}

/** Through the form where the journey has one, else as if chosen by hand. */
async function comeIn(
  engine: Engine,
  { leadId, email }: Traveller,
  entrance: Entrances['stock-report'],
): Promise<void> {
  const { journeyId, nodeId, form } = entrance;
  if (form === undefined) {
    const entered = await enter(engine, { leadId, journeyId, nodeId, key: '', source: 'manual' });
    invariant(entered.kind === 'entered', `${email} enters`);
    return;
  }
  const properties = { form, guide: 'The one-screen stock report' };
  await captureLead(engine, { email, event: { name: 'form.submitted', properties, source: 'form' } });
}

async function standingRuns({ db }: Engine): Promise<StandingRun[]> {
  const lastMails = db
    .selectDistinctOn([message.runId], { runId: message.runId, leftAt: message.leftAt })
    .from(message)
    .orderBy(message.runId, desc(message.decidedAt))
    .as('last_mail');
  const rows = await db
    .select({
      id: journeyRun.id,
      leadId: journeyRun.leadId,
      step: journeyRun.nodeId,
      status: journeyRun.status,
      dueAt: journeyRun.dueAt,
      arrivedAtMs: sql<number | null>`(${journeyRun.state} -> 'wait' ->> 'arrivedAt')::float8`,
      mailLeftAt: lastMails.leftAt,
    })
    .from(journeyRun)
    .leftJoin(lastMails, eq(lastMails.runId, journeyRun.id))
    .where(ne(journeyRun.status, 'ended'));
  return rows.map(({ dueAt, mailLeftAt, ...row }) => ({
    ...row,
    dueAtMs: row.status === 'active' ? (dueAt?.getTime() ?? null) : null,
    mailLeftAtMs: mailLeftAt?.getTime() ?? null,
  }));
}

function nextAct(
  runs: readonly StandingRun[],
  acts: ReadonlyMap<string, readonly Act[]>,
  untilMs: number,
): { run: StandingRun; act: Act; atMs: number } | undefined {
  const possible = runs.flatMap((run) =>
    (acts.get(run.leadId) ?? []).flatMap((act) => {
      const atMs = momentOf(act, run, untilMs);
      return atMs === null ? [] : [{ run, act, atMs }];
    }),
  );
  return possible.toSorted((a, b) => a.atMs - b.atMs)[0];
}

async function nextMailMs({ db }: Engine): Promise<number> {
  const [row] = await db
    .select({ at: min(message.dueAt) })
    .from(message)
    .where(eq(message.state, 'queued'));
  return row?.at?.getTime() ?? Infinity;
}

/** Sends what is due into the test mailbox, as the mail lane would, and dates it. */
async function sendDue({ engine, clock }: HistoryEngine): Promise<void> {
  for (;;) {
    const delivery = await deliverBatch(engine);
    if (delivery.kind === 'wait') clock.nowMs = Math.max(clock.nowMs, delivery.untilMs);
    if (delivery.kind === 'nothing_due' && (await sealBatch(engine)) === null) break;
  }
  const undated = engine.db
    .select({ id: mailboxMail.id })
    .from(mailboxMail)
    .innerJoin(message, eq(message.id, mailboxMail.messageId))
    .where(ne(mailboxMail.keptAt, message.leftAt));
  await engine.db
    .update(mailboxMail)
    .set({ keptAt: sql`(select ${message.leftAt} from ${message} where ${message.id} = ${mailboxMail.messageId})` })
    .where(inArray(mailboxMail.id, undated));
}
