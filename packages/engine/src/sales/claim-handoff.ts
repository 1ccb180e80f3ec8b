import { handoff } from '@tendril/db';
import { and, eq, isNull, or } from 'drizzle-orm';
import { changeOf, noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { lockLead } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';

/** Whose a hand-off is after somebody reached for it. `closed`: it was answered before, its time ran out, or it is not there. */
export type HandoffClaim = { kind: 'yours' | 'taken'; by: string; at: Date } | { kind: 'closed' };

/** Who reaches for a hand-off. */
export interface ClaimToMake {
  id: string;
  by: string;
  /** Takes it over from this colleague, where they have it still. */
  from?: string;
}

/**
 * Takes an open hand-off for somebody of sales, or says who has it. The first to reach for it has it; who has it already keeps
 * it, with the time they took it.
 */
export async function claimHandoff(engine: Engine, { id, by, from }: ClaimToMake): Promise<HandoffClaim> {
  const [of] = await engine.db.select({ leadId: handoff.leadId }).from(handoff).where(eq(handoff.id, id));
  if (of === undefined) return { kind: 'closed' };
  return inTransaction(engine, async (tx): Promise<HandoffClaim> => {
    const lead = await lockLead(tx, engine, of.leadId);
    if (lead === undefined) return { kind: 'closed' };
    noteChange(tx, { lead: lead.row, topics: ['handoffs'] });
    const isFree = isNull(handoff.claimedBy);
    await tx
      .update(handoff)
      .set({ claimedBy: by, claimedAt: new Date(lead.now) })
      .where(
        and(
          eq(handoff.id, id),
          eq(handoff.state, 'open'),
          from === undefined ? isFree : or(isFree, eq(handoff.claimedBy, from)),
        ),
      );
    const [row] = await tx.select().from(handoff).where(eq(handoff.id, id));
    if (row === undefined || row.state !== 'open' || row.claimedBy === null || row.claimedAt === null) {
      return { kind: 'closed' };
    }
    return { kind: row.claimedBy === by ? 'yours' : 'taken', by: row.claimedBy, at: row.claimedAt };
  });
}

/** Gives a hand-off back to everyone, where this person has it. Says whether it was theirs to give. */
export async function releaseHandoff(engine: Engine, { id, by }: { id: string; by: string }): Promise<boolean> {
  const released = await engine.db
    .update(handoff)
    .set({ claimedBy: null, claimedAt: null })
    .where(and(eq(handoff.id, id), eq(handoff.state, 'open'), or(eq(handoff.claimedBy, by), isNull(handoff.claimedBy))))
    .returning({ id: handoff.id });
  if (released.length > 0) engine.tellChange(changeOf('handoffs'));
  return released.length > 0;
}
