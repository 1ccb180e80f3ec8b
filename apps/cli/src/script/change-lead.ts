import { consent, lead, type Database } from '@tendril/db';
import { changeEvents } from '@tendril/journey';
import { eq, sql } from 'drizzle-orm';
import { badInput } from '../cli-error.ts';

/** A change to a lead from outside, such as by sales in their own system. */
export interface LeadChange {
  /** One of `changeEvents`. */
  name: string;
  properties: Readonly<Record<string, unknown>>;
}

const changeNames: ReadonlySet<string> = new Set(Object.values(changeEvents));

/** Whether an event tells of a change to the lead, which a script then makes as well. */
export function isLeadChange(name: string): boolean {
  return changeNames.has(name);
}

/**
 * Makes the change an event tells of; each in one statement, which waits for blocks under way. Throws bad input where the
 * event does not say what changes.
 */
export async function changeLead(db: Database, leadId: string, change: LeadChange): Promise<void> {
  const isLead = eq(lead.id, leadId);
  const text = (name: string): string => textOf(change, name);
  switch (change.name) {
    case changeEvents.score: {
      await db
        .update(lead)
        .set({ score: sql`${lead.score} + ${numberOf(change, 'points')}` })
        .where(isLead);
      return;
    }
    case changeEvents.stage:
      await db
        .update(lead)
        .set({ stage: text('stage') })
        .where(isLead);
      return;
    case changeEvents.tag: {
      const without = sql`array_remove(${lead.tags}, ${text('tag')})`;
      const isRemoval = change.properties['action'] === 'removed';
      await db
        .update(lead)
        .set({ tags: isRemoval ? without : sql`${without} || ${text('tag')}::text` })
        .where(isLead);
      return;
    }
    case changeEvents.field: {
      const field = JSON.stringify({ [text('field')]: change.properties['value'] ?? null });
      await db
        .update(lead)
        .set({ fields: sql`${lead.fields} || ${field}::jsonb` })
        .where(isLead);
      return;
    }
    case changeEvents.consent:
      return changeConsent(db, leadId, { topic: text('topic'), isGiven: change.properties['state'] === 'given' });
  }
}

async function changeConsent(db: Database, leadId: string, of: { topic: string; isGiven: boolean }): Promise<void> {
  const values = { state: of.isGiven ? ('given' as const) : ('withdrawn' as const), at: new Date(), source: 'script' };
  await db
    .insert(consent)
    .values({ leadId, topic: of.topic, ...values })
    .onConflictDoUpdate({ target: [consent.leadId, consent.topic], set: values });
}

function textOf({ name, properties }: LeadChange, property: string): string {
  const value = properties[property];
  if (typeof value === 'string') return value;
  throw badInput(`The script's ${name} needs the property "${property}", a text.`);
}

function numberOf({ name, properties }: LeadChange, property: string): number {
  const value = properties[property];
  if (typeof value === 'number') return value;
  throw badInput(`The script's ${name} needs the property "${property}", a number.`);
}
