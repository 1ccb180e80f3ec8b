import { journeyRun, runCommand } from '@tendril/db';
import type { Command } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { lockLead } from '../lead/lock-lead.ts';
import { ringRuns } from '../outbox/write-outbox.ts';
import { inTransaction } from './in-transaction.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type RunOrder = WithoutId<Command>;

/** Asks one run to move, skip, retry, hold or end. False when there is no such run or it has ended. */
export async function commandRun(engine: Engine, runId: string, command: RunOrder): Promise<boolean> {
  const [of] = await engine.db.select({ leadId: journeyRun.leadId }).from(journeyRun).where(eq(journeyRun.id, runId));
  if (of === undefined) return false;
  const taken = await inTransaction(engine, async (tx) => {
    await lockLead(tx, engine, of.leadId);
    const [run] = await tx.select({ status: journeyRun.status }).from(journeyRun).where(eq(journeyRun.id, runId));
    if (run === undefined || run.status === 'ended') return false;
    await tx.insert(runCommand).values({ runId, command });
    await ringRuns(tx, [runId]);
    return true;
  });
  if (taken) engine.wakeRelays();
  return taken;
}
