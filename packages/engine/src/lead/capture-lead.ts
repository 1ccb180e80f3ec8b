import { consent, lead, storableText, type Transaction } from '@tendril/db';
import { changeEvents } from '@tendril/journey';
import { normaliseEmail } from '@tendril/leads';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent, type EventToStore } from '../event/store-event.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { lockLead, type LockedLead } from './lock-lead.ts';

export interface LeadToCapture {
  email: string;
  fields?: Record<string, unknown>;
  /** IANA name. */
  timeZone?: string;
  externalId?: string;
  /** What the lead agreed to, with its proof. */
  consent?: { topics: readonly string[]; source: string; wording?: string };
  /** What the lead did to be captured; stored with it or not at all. */
  event?: Pick<EventToStore, 'name' | 'properties' | 'source' | 'externalId'>;
}

export type Captured =
  | { kind: 'captured'; leadId: string; isNew: boolean }
  | { kind: 'refused'; field: 'email'; message: string };

/** Makes a lead, or completes the one with this address: new values win, nothing known is forgotten. */
export async function captureLead(engine: Engine, input: LeadToCapture): Promise<Captured> {
  const emailKey = normaliseEmail(input.email);
  if (emailKey === null) return { kind: 'refused', field: 'email', message: 'This is not an email address.' };
  const captured = await inTransaction(engine, async (tx): Promise<Captured> => {
    const { id, isNew } = await findOrMake(tx, { email: input.email.trim(), emailKey });
    const locked = await lockLead(tx, engine, id);
    if (locked === undefined) return { kind: 'refused', field: 'email', message: 'This lead was removed just now.' };
    await complete(tx, engine, { input, locked, isNew });
    if (input.event !== undefined) await storeEvent(tx, engine, { lead: locked, ...input.event });
    return { kind: 'captured', leadId: id, isNew };
  });
  engine.wakeRelays();
  return captured;
}

async function findOrMake(
  tx: Transaction,
  address: { email: string; emailKey: string },
): Promise<{ id: string; isNew: boolean }> {
  const [made] = await tx
    .insert(lead)
    .values(address)
    .onConflictDoNothing({ target: lead.emailKey })
    .returning({ id: lead.id });
  if (made !== undefined) return { id: made.id, isNew: true };
  const [known] = await tx.select({ id: lead.id }).from(lead).where(eq(lead.emailKey, address.emailKey));
  return { id: known?.id ?? '', isNew: false };
}

async function complete(
  tx: Transaction,
  engine: Engine,
  of: { input: LeadToCapture; locked: LockedLead; isNew: boolean },
): Promise<void> {
  const { input, locked, isNew } = of;
  const { row } = locked;
  const given = Object.entries(input.fields ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const changed = given.filter(([name, value]) => row.fields[name] !== value);
  const fields = { ...row.fields, ...Object.fromEntries(changed) };
  const timeZone = input.timeZone ?? row.timeZone;
  const externalId = input.externalId ?? row.externalId;
  if (changed.length > 0 || timeZone !== row.timeZone || externalId !== row.externalId) {
    await tx.update(lead).set({ fields, timeZone, externalId }).where(eq(lead.id, row.id));
  }
  // A new lead's first values change nothing: that it is there is the news.
  const news = isNew
    ? [{ name: 'lead.created', properties: {} }]
    : changed.map(([field, value]) => ({ name: changeEvents.field, properties: { field, value } }));
  for (const event of news) await storeEvent(tx, engine, { lead: locked, source: 'capture', ...event });
  if (input.consent !== undefined) await giveConsent(tx, engine, { locked, ...input.consent });
}

/** Records consent per topic with its proof. Consent once withdrawn is given again only by the lead's own new act, which this is. */
async function giveConsent(
  tx: Transaction,
  engine: Engine,
  of: { locked: LockedLead; topics: readonly string[]; source: string; wording?: string },
): Promise<void> {
  const { locked, topics, source, wording } = of;
  const at = new Date(locked.now);
  for (const topic of topics) {
    const given = {
      state: 'given' as const,
      at,
      source,
      wording: wording === undefined ? null : storableText(wording),
    };
    await tx
      .insert(consent)
      .values({ leadId: locked.row.id, topic, ...given })
      .onConflictDoUpdate({ target: [consent.leadId, consent.topic], set: given });
    await storeEvent(tx, engine, {
      lead: locked,
      name: changeEvents.consent,
      properties: { topic, state: 'given', source },
      source: 'capture',
    });
  }
}
