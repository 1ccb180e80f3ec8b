import { handoff, journeyRun, message, reply, runMatch, type Database } from '@tendril/db';
import { clockOf, toRealTime } from '@tendril/engine';
import { until } from '@tendril/stack';
import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';

/** How long a late run is waited for before a script goes on without it. */
const patienceMs = 60_000;
const lookEveryMs = 50;

/** Mails that will be settled by themselves; one that waits for a person to look at a reply is not among them. */
export const isOnTheWay = and(
  inArray(message.state, ['queued', 'sealed']),
  sql`${message.reason} is distinct from 'awaiting_review'`,
);

/**
 * Waits until a run has done all that comes before a moment of its own clock (epoch ms), its mails included: only then can it
 * be told which mail the lead answers. The worker may be busy, or being started again.
 */
export async function untilCaughtUp(db: Database, runId: string, virtualAtMs: number): Promise<void> {
  await until(() => isCaughtUp(db, runId, virtualAtMs), { limitMs: patienceMs, everyMs: lookEveryMs });
}

async function isCaughtUp(db: Database, runId: string, virtualAtMs: number): Promise<boolean> {
  const mailOnTheWay = and(eq(message.runId, runId), isOnTheWay, lte(message.sendAfter, new Date(virtualAtMs)));
  const [row] = await db
    .select({
      run: journeyRun,
      hasNews: sql<boolean>`exists (select from ${runMatch} where ${runMatch.runId} = ${runId})`,
      hasMail: sql<boolean>`exists (select from ${message} where ${mailOnTheWay})`,
    })
    .from(journeyRun)
    .where(eq(journeyRun.id, runId));
  if (row === undefined) return true;
  const { run, hasNews, hasMail } = row;
  if (hasMail || hasNews) return false;
  if (run.status !== 'active') return true;
  const isBehind = run.dueAt !== null && run.dueAt.getTime() < toRealTime(clockOf(run), virtualAtMs);
  return run.state.phase === 'waiting' && !isBehind;
}

/** The run's latest mail that has left, of one step or of any. */
export async function latestMail(
  db: Database,
  runId: string,
  nodeId: string | undefined,
): Promise<{ id: string } | undefined> {
  const isMeant = and(
    eq(message.runId, runId),
    eq(message.state, 'accepted'),
    nodeId === undefined ? undefined : eq(message.nodeId, nodeId),
  );
  const [latest] = await db
    .select({ id: message.id })
    .from(message)
    .where(isMeant)
    .orderBy(desc(message.leftAt))
    .limit(1);
  return latest;
}

/** The run's hand-off that sales has not answered, of one step or of any. */
export async function openHandoff(
  db: Database,
  runId: string,
  nodeId: string | undefined,
): Promise<{ id: string } | undefined> {
  const isMeant = and(
    eq(handoff.runId, runId),
    eq(handoff.state, 'open'),
    nodeId === undefined ? undefined : eq(handoff.nodeId, nodeId),
  );
  const [open] = await db.select({ id: handoff.id }).from(handoff).where(isMeant);
  return open;
}

/** The run's latest reply that waits for a person. */
export async function openReply(db: Database, runId: string): Promise<{ id: string } | undefined> {
  const isMeant = and(eq(reply.runId, runId), eq(reply.needsPerson, 'open'));
  const [open] = await db.select({ id: reply.id }).from(reply).where(isMeant).orderBy(desc(reply.receivedAt)).limit(1);
  return open;
}
