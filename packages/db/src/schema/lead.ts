import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { jsonb } from './storable.ts';

/** One person who can be reached. Its row is the lock under which everything about the lead happens. */
export const lead = pgTable('lead', {
  id: uuid()
    .primaryKey()
    .default(sql`uuidv7()`),
  /** As the lead wrote it. */
  email: text(),
  /** Normalised; unique. That of a rehearsal is a key of its own, which no address normalises to. */
  emailKey: text('email_key').unique(),
  externalId: text('external_id').unique(),
  fields: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  score: integer().notNull().default(0),
  stage: text().notNull().default('lead'),
  tags: text().array().notNull().default([]),
  timeZone: text('time_zone'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  erasedAt: timestamp('erased_at', { withTimezone: true }),
  /** Invented to play a journey for real: lists, counts and searches of leads pass it by. */
  isRehearsal: boolean('is_rehearsal').notNull().default(false),
});

/** What a lead allows, per topic, with its proof. */
export const consent = pgTable(
  'consent',
  {
    leadId: uuid('lead_id')
      .notNull()
      .references(() => lead.id),
    topic: text().notNull(),
    state: text().$type<'given' | 'withdrawn'>().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    source: text().notNull(),
    wording: text(),
  },
  (table) => [primaryKey({ columns: [table.leadId, table.topic] })],
);

/** Addresses no mail may go to, whoever they belong to. */
export const suppression = pgTable('suppression', {
  emailKey: text('email_key').primaryKey(),
  reason: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
