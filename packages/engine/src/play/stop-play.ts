import { journeyRun } from '@tendril/db';
import { and, eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { advanceRun } from '../run/advance-run.ts';
import { commandRun } from '../run/command-runs.ts';

/** Why a play was ended from outside: somebody stopped it, or it was open for too long. */
export type WhyStopped = 'stopped' | 'timeUp';

/**
 * Ends a play where it stands, at once: what it still meant to send is taken back. False when there is no such play; one that has
 * ended stays as it is.
 */
export async function stopPlay(engine: Engine, playId: string, why: WhyStopped = 'stopped'): Promise<boolean> {
  const isPlay = and(eq(journeyRun.id, playId), eq(journeyRun.source, 'rehearsal'));
  if ((await engine.db.$count(journeyRun, isPlay)) === 0) return false;
  // Looked at here and now: whoever stops a play need not wait for a relay.
  if (await commandRun(engine, playId, { kind: 'end', reason: why }))
    await advanceRun(engine, playId, engine.now(Date.now()));
  return true;
}
