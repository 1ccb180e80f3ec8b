import { setTimeout as pause } from 'node:timers/promises';
import { journeyRun, message, type Database } from '@tendril/db';
import { and, eq, sql } from 'drizzle-orm';
import { isOnTheWay } from '../script/moment-of-run.ts';

/** How far the runs of a journey are. */
export interface Progress {
  ended: number;
  held: number;
  /** Waiting for something that has no time limit. */
  parked: number;
  /** Runs that will go on by themselves. */
  moving: number;
  /** Mails that have not been settled. */
  mailsOnTheWay: number;
}

const lookEveryMs = 100;

/** Resolves when nothing will happen any more by itself; rejects when the signal is set off. */
export async function untilStill(
  db: Database,
  of: { journeyId: string; signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<Progress> {
  for (;;) {
    const progress = await progressOf(db, of.journeyId);
    of.onProgress(progress);
    if (progress.moving === 0 && progress.mailsOnTheWay === 0) return progress;
    await pause(lookEveryMs, undefined, { signal: of.signal });
  }
}

/** Counts the runs of a journey by how they stand. */
async function progressOf(db: Database, journeyId: string): Promise<Progress> {
  const isParked = sql<boolean>`${journeyRun.state} ->> 'phase' = 'waiting' and ${journeyRun.dueAt} is null
    and ${journeyRun.state} -> 'wait' ->> 'postponed' is null
    and not exists (select from run_match where run_match.run_id = ${journeyRun.id})`;
  const amount = sql<number>`count(*)`.mapWith(Number);
  const [runs, mails] = await Promise.all([
    db
      .select({ status: journeyRun.status, isParked, amount })
      .from(journeyRun)
      .where(eq(journeyRun.journeyId, journeyId))
      .groupBy(journeyRun.status, sql`2`),
    db
      .select({ amount })
      .from(message)
      .where(and(eq(message.journeyId, journeyId), isOnTheWay)),
  ]);
  const sum = (fits: (row: (typeof runs)[number]) => boolean): number =>
    runs.filter(fits).reduce((total, row) => total + row.amount, 0);
  return {
    ended: sum(({ status }) => status === 'ended'),
    held: sum(({ status }) => status === 'held'),
    parked: sum((row) => row.status === 'active' && row.isParked),
    moving: sum((row) => row.status === 'active' && !row.isParked),
    mailsOnTheWay: mails[0]?.amount ?? 0,
  };
}
