import { index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Graph, Plan } from '@tendril/journey';
import { jsonb } from './storable.ts';

export type JourneyStatus = 'draft' | 'live' | 'paused' | 'archived' | 'ended';

export const journey = pgTable('journey', {
  id: uuid()
    .primaryKey()
    .default(sql`uuidv7()`),
  name: text().notNull(),
  status: text().$type<JourneyStatus>().notNull().default('draft'),
  /** The graph being edited, however broken. */
  draft: jsonb().$type<unknown>().notNull(),
  /** How often the draft was saved; whoever saves names the one they saw. */
  revision: integer().notNull().default(0),
  liveVersionId: uuid('live_version_id'),
  /** Set for the row of one play of that journey's draft: archived from the start, so that nobody else ever enters or sees it. */
  rehearsalOf: uuid('rehearsal_of'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

/** A published graph with its plan. Never changed. */
export const journeyVersion = pgTable(
  'journey_version',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journey.id),
    number: integer().notNull(),
    /** SHA-256 of the plan's canonical JSON. */
    hash: text().notNull(),
    graph: jsonb().$type<Graph>().notNull(),
    plan: jsonb().$type<Plan>().notNull(),
    note: text(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('journey_version_number').on(table.journeyId, table.number)],
);

/** The compiled templates of a version's emails: what is rendered for each lead. */
export const versionEmail = pgTable(
  'version_email',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => journeyVersion.id),
    nodeId: text('node_id').notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    variables: text().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.nodeId] })],
);

/** Which live journeys an event may bring leads into. Rewritten at publish. */
export const entryTrigger = pgTable(
  'entry_trigger',
  {
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journey.id),
    nodeId: text('node_id').notNull(),
    eventName: text('event_name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.journeyId, table.nodeId] }),
    index('entry_trigger_by_event').on(table.eventName),
  ],
);
