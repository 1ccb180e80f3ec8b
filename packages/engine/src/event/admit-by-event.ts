import { entryTrigger, journey, type Transaction } from '@tendril/db';
import { entriesFor } from '@tendril/journey';
import { and, eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { enterLater, type EnterPayload } from '../outbox/write-outbox.ts';

/** Writes an entry for every live journey that this event brings the lead into. Each is made in a transaction of its own. */
export async function admitByEvent(
  tx: Transaction,
  engine: Engine,
  of: {
    leadId: string;
    event: { id: string; atMs: number; name: string; properties: Record<string, unknown> };
    depth: number;
  },
): Promise<void> {
  const journeys = await tx
    .selectDistinct({ id: journey.id, name: journey.name, versionId: journey.liveVersionId })
    .from(entryTrigger)
    .innerJoin(journey, eq(journey.id, entryTrigger.journeyId))
    .where(and(eq(entryTrigger.eventName, of.event.name), eq(journey.status, 'live')));
  const entries: EnterPayload[] = [];
  const { toJourney } = of.event.properties;
  for (const { id: journeyId, name, versionId } of journeys) {
    // An event that is addressed to one journey is nobody else's business.
    if (versionId === null || (toJourney !== undefined && toJourney !== name)) continue;
    const plan = await engine.plans.get(tx, versionId);
    for (const { nodeId, key } of entriesFor(plan, of.event)) {
      entries.push({
        journeyId,
        nodeId,
        key,
        eventId: of.event.id,
        eventAtMs: of.event.atMs,
        properties: of.event.properties,
        source: plan.nodes[nodeId]?.kind === 'entry.import' ? 'import' : 'event',
        depth: of.depth,
      });
    }
  }
  await enterLater(tx, of.leadId, entries);
}
