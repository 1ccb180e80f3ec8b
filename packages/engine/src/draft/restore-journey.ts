import { journey } from '@tendril/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { inTransaction } from '../run/in-transaction.ts';

/**
 * Takes a journey out of the archive, as a draft or paused: nobody enters it before it is published again. False when there is
 * none to take out.
 */
export async function restoreJourney(engine: Engine, journeyId: string): Promise<boolean> {
  return inTransaction(engine, async (tx) => {
    const restored = await tx
      .update(journey)
      .set({
        status: sql`case when ${journey.liveVersionId} is null then 'draft' else 'paused' end`,
        updatedAt: new Date(),
      })
      .where(and(eq(journey.id, journeyId), eq(journey.status, 'archived'), isNull(journey.rehearsalOf)))
      .returning({ id: journey.id });
    if (restored.length > 0) noteChange(tx, { lead: null, topics: ['journeys'] });
    return restored.length > 0;
  });
}
