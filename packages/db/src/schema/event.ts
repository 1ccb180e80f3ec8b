import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { jsonb } from './storable.ts';

/** What happened to leads; partitioned by month of receipt. */
export const event = pgTable(
  'event',
  {
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    leadId: uuid('lead_id').notNull(),
    name: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    /** Time on the clock of an accelerated run; null for what really happened now. */
    virtualAt: timestamp('virtual_at', { withTimezone: true }),
    properties: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    source: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.receivedAt] }),
    index('event_by_lead').on(table.leadId, table.name, table.receivedAt),
    index('event_by_email')
      .on(sql`(properties ->> 'journeyId')`, sql`(properties ->> 'nodeId')`)
      .where(sql`properties ? 'messageId'`),
  ],
);

/** Makes an event from outside count once, however often it is delivered. */
export const eventKey = pgTable(
  'event_key',
  {
    source: text().notNull(),
    externalId: text('external_id').notNull(),
    eventId: uuid('event_id').notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.externalId] })],
);
