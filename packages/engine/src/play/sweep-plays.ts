import { journeyRun, lead } from '@tendril/db';
import { and, eq, lt, ne } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { removePlay } from './remove-play.ts';
import { stopPlay } from './stop-play.ts';

/** How long a play may go on, and how long it is kept once it has ended. */
const longestPlayMs = 24 * 3_600_000;
const keptForMs = 24 * 3_600_000;
/** The rest waits for the next sweep. */
const mostPerSweep = 100;

/** Ends plays that go on for a day and removes those that ended a day ago, with everything that came of them. */
export async function sweepPlays(engine: Engine): Promise<void> {
  const now = engine.now(Date.now());
  const tooLong = and(ne(journeyRun.status, 'ended'), lt(journeyRun.enteredAt, new Date(now - longestPlayMs)));
  for (const { id } of await playsThat(engine, tooLong)) await stopPlay(engine, id, 'timeUp');
  const longOver = and(eq(journeyRun.status, 'ended'), lt(journeyRun.endedAt, new Date(now - keptForMs)));
  for (const play of await playsThat(engine, longOver)) await removePlay(engine, play);
}

/** Found by their leads, which are few and have an index. */
async function playsThat(engine: Engine, are: ReturnType<typeof and>) {
  const { id, leadId, journeyId, versionId } = journeyRun;
  return engine.db
    .select({ id, leadId, journeyId, versionId })
    .from(journeyRun)
    .innerJoin(lead, eq(lead.id, leadId))
    .where(and(eq(lead.isRehearsal, true), are))
    .limit(mostPerSweep);
}
