import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { journey, journeyVersion } from './journey.ts';
import { jsonb } from './storable.ts';

/** What happens to the people at a step when another version is published. */
export type StepPolicy =
  | { kind: 'keep' }
  | { kind: 'move' }
  | { kind: 'redirect'; to: string }
  | { kind: 'exit'; reason: string };

/** One policy for all, and others for single steps. */
export interface PublishPolicies {
  others: StepPolicy;
  steps: Record<string, StepPolicy>;
}

/** People going over to a version, page by page. Counters are exact: each is raised in the transaction that did it. */
export const journeyMigration = pgTable(
  'journey_migration',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journey.id),
    toVersionId: uuid('to_version_id')
      .notNull()
      .references(() => journeyVersion.id),
    policies: jsonb().$type<PublishPolicies>().notNull(),
    /** How many of those whose time is up already may leave in an hour. */
    releasePerHour: integer('release_per_hour').notNull(),
    state: text().$type<'running' | 'stopped' | 'done'>().notNull().default('running'),
    /** People inside when it began. */
    total: integer().notNull(),
    moved: integer().notNull().default(0),
    redirected: integer().notNull().default(0),
    ended: integer().notNull().default(0),
    stayed: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    /** The last run it looked at; null before the first. */
    afterRun: uuid('after_run'),
    nextSlotAt: timestamp('next_slot_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    touchedAt: timestamp('touched_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [
    index('journey_migration_by_journey').on(table.journeyId, table.createdAt),
    index('journey_migration_running')
      .on(table.touchedAt)
      .where(sql`state = 'running'`),
  ],
);
