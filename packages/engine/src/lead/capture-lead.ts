import { consent, lead, storableText, type Transaction } from '@tendril/db';
import { changeEvents } from '@tendril/journey';
import { normaliseEmail } from '@tendril/leads';
import { eq, or } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent, type EventToStore } from '../event/store-event.ts';
import { sqlStateOf } from '../failure.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { lockLead, type LeadRow, type LockedLead } from './lock-lead.ts';

export interface LeadToCapture {
  /** Finds a known lead, where no external id does. */
  email: string;
  fields?: Record<string, unknown>;
  /** IANA name. */
  timeZone?: string;
  /** What another system calls the lead. It identifies first: whoever has it is the lead, also under another address. */
  externalId?: string;
  /** Whether a lead that is known is completed by what is given, as it is where nothing is said, or left as it is. */
  ifKnown?: 'complete' | 'leave';
  /** What the lead agreed to, with its proof. */
  consent?: { topics: readonly string[]; source: string; wording?: string };
  /** What the lead did to be captured; stored with it or not at all. */
  event?: Pick<EventToStore, 'name' | 'properties' | 'source' | 'externalId'>;
}

export type Captured =
  | { kind: 'captured'; leadId: string; isNew: boolean }
  | { kind: 'refused'; field: 'email' | 'externalId'; message: string };

/**
 * Makes a lead, or completes the one with this external id, else the one with this address: new values win, nothing known is
 * forgotten. Refused where id and address belong to two leads: which of them is meant, and whether they are one, is for a
 * person to say.
 */
export async function captureLead(engine: Engine, input: LeadToCapture): Promise<Captured> {
  const emailKey = normaliseEmail(input.email);
  if (emailKey === null) return { kind: 'refused', field: 'email', message: 'This is not an email address.' };
  const found = { email: input.email.trim(), emailKey };
  const capture = () => inTransaction(engine, (tx) => captureIn(tx, engine, { input, found }));
  // Somebody else may take the address or the id between our look and our write; the second look sees it.
  const captured = await capture().catch((error: unknown) => {
    if (sqlStateOf(error) !== uniqueViolation) throw error;
    return capture();
  });
  engine.wakeRelays();
  return captured;
}

const uniqueViolation = '23505';

async function captureIn(
  tx: Transaction,
  engine: Engine,
  { input, found }: { input: LeadToCapture; found: Address },
): Promise<Captured> {
  const { id, isNew } = await findOrMake(tx, { ...found, externalId: input.externalId ?? null });
  const locked = await lockLead(tx, engine, id);
  if (locked === undefined) return { kind: 'refused', field: 'email', message: 'This lead was removed just now.' };
  const conflict = await conflictOf(tx, { row: locked.row, externalId: input.externalId, emailKey: found.emailKey });
  if (conflict !== null) return conflict;
  if (!isNew && input.ifKnown === 'leave') return { kind: 'captured', leadId: id, isNew };
  await complete(tx, engine, { input, found, locked, isNew });
  if (input.event !== undefined) await storeEvent(tx, engine, { lead: locked, ...input.event });
  return { kind: 'captured', leadId: id, isNew };
}

/** An address as it was written, and normalised. */
interface Address {
  email: string;
  emailKey: string;
}

async function findOrMake(
  tx: Transaction,
  found: Address & { externalId: string | null },
): Promise<{ id: string; isNew: boolean }> {
  if (found.externalId !== null) {
    const known = await findLead(tx, found);
    if (known !== undefined) return { id: known, isNew: false };
  }
  const [made] = await tx
    .insert(lead)
    .values(found)
    .onConflictDoNothing({ target: lead.emailKey })
    .returning({ id: lead.id });
  if (made !== undefined) return { id: made.id, isNew: true };
  return { id: (await findLead(tx, found)) ?? nobody, isNew: false };
}

/** The id of no lead: one that was there a moment ago is gone. */
const nobody = '00000000-0000-0000-0000-000000000000';

async function findLead(
  tx: Transaction,
  { emailKey, externalId }: Address & { externalId: string | null },
): Promise<string | undefined> {
  const rows = await tx
    .select({ id: lead.id, externalId: lead.externalId })
    .from(lead)
    .where(
      externalId === null
        ? eq(lead.emailKey, emailKey)
        : or(eq(lead.externalId, externalId), eq(lead.emailKey, emailKey)),
    );
  const byExternalId = externalId === null ? undefined : rows.find((row) => row.externalId === externalId);
  return (byExternalId ?? rows[0])?.id;
}

/** Whether the id or the address is another lead's than this one. */
async function conflictOf(
  tx: Transaction,
  { row, externalId, emailKey }: { row: LeadRow; externalId: string | undefined; emailKey: string },
): Promise<Extract<Captured, { kind: 'refused' }> | null> {
  if (externalId !== undefined && row.externalId !== null && row.externalId !== externalId) {
    return { kind: 'refused', field: 'externalId', message: 'The lead with this address is known by another id.' };
  }
  if (row.emailKey === emailKey) return null;
  const [other] = await tx.select({ id: lead.id }).from(lead).where(eq(lead.emailKey, emailKey));
  if (other === undefined) return null;
  return { kind: 'refused', field: 'externalId', message: 'The id and the address belong to two different leads.' };
}

async function complete(
  tx: Transaction,
  engine: Engine,
  of: { input: LeadToCapture; found: Address; locked: LockedLead; isNew: boolean },
): Promise<void> {
  const { input, found, locked, isNew } = of;
  const { row } = locked;
  const given = Object.entries(input.fields ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const changed = given.filter(([name, value]) => row.fields[name] !== value);
  const fields = { ...row.fields, ...Object.fromEntries(changed) };
  const timeZone = input.timeZone ?? row.timeZone;
  const externalId = input.externalId ?? row.externalId;
  const hasMoved = found.emailKey !== row.emailKey;
  if (changed.length > 0 || timeZone !== row.timeZone || externalId !== row.externalId || hasMoved) {
    const { email, emailKey } = hasMoved ? found : row;
    await tx.update(lead).set({ fields, timeZone, externalId, email, emailKey }).where(eq(lead.id, row.id));
  }
  if (hasMoved) changed.push(['email', found.email]);
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
