import { handoff } from '@tendril/db';
import { and, eq, isNull, or } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import { lockLead } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';

export type HandoffAnswer =
  | { state: 'accepted'; by: string }
  | { state: 'not_now'; by: string; until?: string }
  | { state: 'rejected'; by: string; reason: string };

/**
 * What sales says to a hand-off; the journey goes on by it. `taken` when somebody answered before, somebody else has it, or it
 * is not there.
 */
export async function answerHandoff(
  engine: Engine,
  handoffId: string,
  answer: HandoffAnswer & { virtualAtMs?: number },
): Promise<'answered' | 'taken'> {
  const [of] = await engine.db.select({ leadId: handoff.leadId }).from(handoff).where(eq(handoff.id, handoffId));
  if (of === undefined) return 'taken';
  const result = await inTransaction(engine, async (tx) => {
    const lead = await lockLead(tx, engine, of.leadId);
    if (lead === undefined) return 'taken';
    const until = answer.state === 'not_now' ? (answer.until ?? null) : null;
    const reason = answer.state === 'rejected' ? answer.reason : null;
    // Who answers first is decided here: the state and whose it is are part of the condition.
    const isFree = or(isNull(handoff.claimedBy), eq(handoff.claimedBy, answer.by));
    const [row] = await tx
      .update(handoff)
      .set({ state: answer.state, answeredAt: new Date(lead.now), answeredBy: answer.by, until, reason })
      .where(and(eq(handoff.id, handoffId), eq(handoff.state, 'open'), isFree))
      .returning();
    if (row === undefined) return 'taken';
    const { runId, nodeId, visit } = row;
    await storeEvent(tx, engine, {
      lead,
      name: `handoff.${answer.state}`,
      properties: {
        handoffId,
        runId,
        nodeId,
        visit,
        by: answer.by,
        ...(until === null ? {} : { until }),
        ...(reason === null ? {} : { reason }),
      },
      source: 'sales',
      ...(answer.virtualAtMs === undefined ? {} : { virtualAtMs: answer.virtualAtMs }),
    });
    return 'answered';
  });
  if (result === 'answered') engine.wakeRelays();
  return result;
}
