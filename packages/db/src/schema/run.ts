import {
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Command, RunState } from '@tendril/journey';
import { journey, journeyVersion } from './journey.ts';
import { lead } from './lead.ts';
import { jsonb } from './storable.ts';

export type RunStatus = 'active' | 'held' | 'ended';
/** `rehearsal`: an invented lead plays the draft for real; nothing counts or lists such runs. */
export type EntrySource = 'event' | 'import' | 'manual' | 'rehearsal';

/** One lead's passage through one journey. `state` is the core's; the columns beside it are for locks, lists and the sweep. */
export const journeyRun = pgTable(
  'journey_run',
  {
    id: uuid().primaryKey(),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journey.id),
    versionId: uuid('version_id')
      .notNull()
      .references(() => journeyVersion.id),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => lead.id),
    entryKey: text('entry_key').notNull(),
    source: text().$type<EntrySource>().notNull(),
    status: text().$type<RunStatus>().notNull(),
    state: jsonb().$type<RunState>().notNull(),
    nodeId: text('node_id').notNull(),
    /** Real time at which the run must be looked at; null when only an event can move it. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** The run's clock: null runs on real time. */
    clockStartedAt: timestamp('clock_started_at', { withTimezone: true }),
    clockSpeed: doublePrecision('clock_speed'),
    heldReason: text('held_reason'),
    endReason: text('end_reason'),
    goalAt: timestamp('goal_at', { withTimezone: true }),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    stepCount: integer('step_count').notNull().default(0),
  },
  (table) => [
    uniqueIndex('journey_run_one_active')
      .on(table.journeyId, table.leadId, table.entryKey)
      .where(sql`status <> 'ended'`),
    index('journey_run_open_by_lead')
      .on(table.leadId)
      .where(sql`status <> 'ended'`),
    index('journey_run_held')
      .on(table.leadId)
      .where(sql`status = 'held'`),
    index('journey_run_by_lead').on(table.leadId, table.enteredAt),
    index('journey_run_by_entry').on(table.journeyId, table.enteredAt),
    index('journey_run_due')
      .on(table.dueAt)
      .where(sql`status = 'active'`),
    index('journey_run_calling')
      .on(table.id)
      .where(sql`state ->> 'phase' = 'calling'`),
    index('journey_run_by_step')
      .on(table.journeyId, table.nodeId)
      .where(sql`status <> 'ended'`),
  ],
);

/** Outlives runs: what "once" and "again N days after it ended" rest on. */
export const journeyOnce = pgTable(
  'journey_once',
  {
    journeyId: uuid('journey_id').notNull(),
    leadKey: text('lead_key').notNull(),
    entryKey: text('entry_key').notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.journeyId, table.leadKey, table.entryKey] })],
);

/** The path: one row per passed step. Partitioned by run id. */
export const journeyStep = pgTable(
  'journey_step',
  {
    runId: uuid('run_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer().notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    port: text(),
    arrivedAt: timestamp('arrived_at', { withTimezone: true }).notNull(),
    leftAt: timestamp('left_at', { withTimezone: true }).notNull(),
    facts: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.nodeId, table.visit] })],
);

/** This event concerns this run; gone once a block has taken it into account. */
export const runMatch = pgTable(
  'run_match',
  {
    runId: uuid('run_id').notNull(),
    eventId: uuid('event_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.eventId] }), index('run_match_by_age').on(table.createdAt)],
);

/** What an operator asked of a run; gone once obeyed. */
export const runCommand = pgTable(
  'run_command',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    runId: uuid('run_id').notNull(),
    command: jsonb().$type<WithoutId<Command>>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('run_command_by_run').on(table.runId)],
);
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A custom activity a run stands at. The result stored first is the one that is used. */
export const runCall = pgTable(
  'run_call',
  {
    callId: text('call_id').primaryKey(),
    runId: uuid('run_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer().notNull(),
    activityKind: text('activity_kind').notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    status: text().$type<'open' | 'done' | 'cancelled'>().notNull().default('open'),
    outcome: text(),
    output: jsonb().$type<Record<string, unknown>>(),
    errorCode: text('error_code'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [index('run_call_by_run').on(table.runId)],
);
