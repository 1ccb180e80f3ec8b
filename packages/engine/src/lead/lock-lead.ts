import { lead, type Transaction } from '@tendril/db';
import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Engine } from '../engine.ts';

export type LeadRow = typeof lead.$inferSelect;

/** A lead whose lock this transaction holds, and the time since it has it (epoch ms). */
export interface LockedLead {
  row: LeadRow;
  now: number;
}

/** Most leads one transaction may lock. */
export const maxLeadsPerTransaction = 500;

/** The database's clock in epoch ms. To be read after the lock, never in the statement that waits for it. */
export const databaseClock = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)`.mapWith(Number);

/**
 * Takes the lock under which everything about a lead happens; nothing of the lead may be read before it. `for no key update`:
 * a plain `for update` deadlocks with the foreign keys of rows being written. Undefined when there is no such lead.
 */
export async function lockLeadRow(tx: Transaction, leadId: string | SQL): Promise<LeadRow | undefined> {
  const [row] = await tx.select().from(lead).where(eq(lead.id, leadId)).for('no key update');
  return row;
}

export async function lockLead(tx: Transaction, engine: Engine, leadId: string | SQL): Promise<LockedLead | undefined> {
  const row = await lockLeadRow(tx, leadId);
  return row === undefined ? undefined : { row, now: await readClock(tx, engine) };
}

/** Several leads whose locks this transaction holds, by id, and the time since it has them (epoch ms). */
export interface LockedLeads {
  rows: ReadonlyMap<string, LeadRow>;
  now: number;
}

/** Locks several leads in order of id, so that two such transactions never wait for each other. */
export async function lockLeads(tx: Transaction, engine: Engine, leadIds: readonly string[]): Promise<LockedLeads> {
  return lockedLeads(tx, engine, await leadsToLock(tx, leadIds).for('no key update'));
}

/** The same, without those that somebody else holds just now; only where that is all of them it waits. */
export async function lockFreeLeads(tx: Transaction, engine: Engine, leadIds: readonly string[]): Promise<LockedLeads> {
  const free = await leadsToLock(tx, leadIds).for('no key update', { skipLocked: true });
  return free.length === 0 ? lockLeads(tx, engine, leadIds) : lockedLeads(tx, engine, free);
}

function leadsToLock(tx: Transaction, leadIds: readonly string[]) {
  return tx
    .select()
    .from(lead)
    .where(inArray(lead.id, [...new Set(leadIds)]))
    .orderBy(lead.id);
}

async function lockedLeads(tx: Transaction, engine: Engine, rows: readonly LeadRow[]): Promise<LockedLeads> {
  return { rows: new Map(rows.map((row) => [row.id, row])), now: await readClock(tx, engine) };
}

/** The time of the database, seen through the engine's clock. Epoch ms. */
export async function readClock(tx: Transaction, engine: Engine): Promise<number> {
  const [row] = await tx.select({ now: databaseClock }).from(sql`(values (1)) as one`);
  return engine.now(row?.now ?? 0);
}
