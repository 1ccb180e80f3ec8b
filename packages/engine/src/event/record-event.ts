import type { Engine } from '../engine.ts';
import { lockLead } from '../lead/lock-lead.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { storeEvent, type EventToStore } from './store-event.ts';

export type EventToRecord = Omit<EventToStore, 'lead' | 'causedByRunId' | 'depth'> & { leadId: string };

/**
 * Records that something happened to a lead, once per (source, external id). Null when there is no such lead. The runs it
 * concerns and the entries it makes are carried out by a relay at once.
 */
export async function recordEvent(
  engine: Engine,
  input: EventToRecord,
): Promise<{ eventId: string; isNew: boolean } | null> {
  const { leadId, ...toStore } = input;
  const stored = await inTransaction(engine, async (tx) => {
    const lead = await lockLead(tx, engine, leadId);
    return lead === undefined ? null : storeEvent(tx, engine, { ...toStore, lead });
  });
  if (stored?.isNew === true) engine.wakeRelays();
  return stored;
}
