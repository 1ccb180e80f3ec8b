import { bigint, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { jsonb } from './storable.ts';

/** Lanes are claimed apart, so that a flood in one never holds up another. */
export type OutboxLane = 'react' | 'start' | 'bulk';
export type OutboxKind = 'start' | 'ring' | 'enter' | 'migrate';

/** What must be delivered after the transaction that wrote it. Queued mails are the ledger's own rows. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    lane: text().$type<OutboxLane>().notNull(),
    kind: text().$type<OutboxKind>().notNull(),
    runId: uuid('run_id'),
    leadId: uuid('lead_id'),
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull().defaultNow(),
    /** A lease: after it the row may be claimed again. Null while nobody took it. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true }),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('outbox_open').on(table.lane, table.dueAt),
    // At most one ring waits per run; a claimed one never absorbs a new one, else wakes vanish.
    uniqueIndex('outbox_one_ring')
      .on(table.runId)
      .where(sql`kind = 'ring' and claimed_until is null`),
  ],
);
