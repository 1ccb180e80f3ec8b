import { index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { jsonb } from './storable.ts';

export type HandoffState = 'open' | 'accepted' | 'not_now' | 'rejected' | 'no_answer';

/** A lead handed to sales by a run, and what sales answered. */
export const handoff = pgTable(
  'handoff',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    runId: uuid('run_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer().notNull(),
    leadId: uuid('lead_id').notNull(),
    note: text().notNull(),
    brief: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<HandoffState>().notNull().default('open'),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** Who of sales took it to answer it, and when. */
    claimedBy: text('claimed_by'),
    claimedAt: timestamp('claimed_at', { withTimezone: true }),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredBy: text('answered_by'),
    reason: text(),
    until: text(),
  },
  (table) => [
    unique('handoff_once').on(table.runId, table.nodeId, table.visit),
    index('handoff_open')
      .on(table.openedAt)
      .where(sql`state = 'open'`),
    index('handoff_open_by_due')
      .on(table.dueAt, table.id)
      .where(sql`state = 'open'`),
    index('handoff_answered')
      .on(table.answeredAt, table.id)
      .where(sql`state <> 'open'`),
    index('handoff_by_lead').on(table.leadId, table.openedAt),
    index('handoff_latest').on(table.openedAt),
  ],
);
