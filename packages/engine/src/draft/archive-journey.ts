import { entryTrigger, journey } from '@tendril/db';
import { and, eq, ne } from 'drizzle-orm';
import { noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { inTransaction } from '../run/in-transaction.ts';

/** Puts a journey away: no event brings leads in any more, who is inside finishes. False when there is none to put away. */
export async function archiveJourney(engine: Engine, journeyId: string): Promise<boolean> {
  return inTransaction(engine, async (tx) => {
    const archived = await tx
      .update(journey)
      .set({ status: 'archived', updatedAt: new Date() })
      .where(and(eq(journey.id, journeyId), ne(journey.status, 'archived')))
      .returning({ id: journey.id });
    await tx.delete(entryTrigger).where(eq(entryTrigger.journeyId, journeyId));
    if (archived.length > 0) noteChange(tx, { lead: null, topics: ['journeys'] });
    return archived.length > 0;
  });
}
