import {
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { MailState } from '@tendril/journey';
import { jsonb } from './storable.ts';

/**
 * The ledger: one row per mail ever intended, unique by (run, node, visit); partitioned by run id. Times named `…At` of a
 * decision are on the run's clock; `dueAt` is the real time from which it may be sealed.
 */
export const message = pgTable(
  'message',
  {
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    runId: uuid('run_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer().notNull(),
    leadId: uuid('lead_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    purpose: text().$type<'marketing' | 'service'>().notNull(),
    topic: text().notNull(),
    state: text().$type<MailState>().notNull().default('queued'),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
    sendAfter: timestamp('send_after', { withTimezone: true }).notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** When the provider took it, on the run's clock. */
    leftAt: timestamp('left_at', { withTimezone: true }),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    batchId: uuid('batch_id'),
    toEmail: text('to_email'),
    subject: text(),
    providerId: text('provider_id'),
    /** Why it was refused, withdrawn or is unknown. */
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.nodeId, table.visit] }),
    index('message_queued')
      .on(table.purpose, table.dueAt)
      .where(sql`state = 'queued'`),
    index('message_sealed')
      .on(table.dueAt)
      .where(sql`state = 'sealed'`),
    index('message_by_batch')
      .on(table.batchId)
      .where(sql`batch_id is not null`),
    index('message_by_lead').on(table.leadId, table.decidedAt),
    index('message_by_id').on(table.id),
    index('message_by_step').on(table.journeyId, table.nodeId),
    index('message_by_provider')
      .on(table.providerId)
      .where(sql`provider_id is not null`),
  ],
);

/** A sealed batch: exactly these bytes go out under exactly this key, however often they are tried. */
export const mailBatch = pgTable(
  'mail_batch',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    transport: text().notNull(),
    key: text().notNull(),
    /** The mails as handed to the transport; blanked once settled. */
    mails: jsonb().$type<unknown>(),
    state: text().$type<'sealed' | 'accepted' | 'refused' | 'unknown'>().notNull().default('sealed'),
    sealedAt: timestamp('sealed_at', { withTimezone: true }).notNull().defaultNow(),
    firstTriedAt: timestamp('first_tried_at', { withTimezone: true }),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull().defaultNow(),
    claimedUntil: timestamp('claimed_until', { withTimezone: true }),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    index('mail_batch_open')
      .on(table.dueAt)
      .where(sql`state = 'sealed'`),
  ],
);

/** One bucket per transport serves all relays: at most so many calls a second, none before `blockedUntil`. */
export const mailBucket = pgTable('mail_bucket', {
  transport: text().primaryKey(),
  tokens: doublePrecision().notNull(),
  refilledAt: timestamp('refilled_at', { withTimezone: true }).notNull(),
  blockedUntil: timestamp('blocked_until', { withTimezone: true }),
});

/** The test mailbox: what the dev transport took. */
export const mailboxMail = pgTable(
  'mailbox_mail',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    batchKey: text('batch_key').notNull(),
    messageId: uuid('message_id').notNull(),
    fromAddress: text('from_address').notNull(),
    toAddress: text('to_address').notNull(),
    replyTo: text('reply_to'),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('mailbox_mail_once').on(table.batchKey, table.messageId),
    index('mailbox_mail_latest').on(table.keptAt),
  ],
);

/** What a lead answered, with what we read in it. */
export const reply = pgTable(
  'reply',
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    leadId: uuid('lead_id').notNull(),
    runId: uuid('run_id'),
    nodeId: text('node_id'),
    visit: integer(),
    subject: text().notNull(),
    body: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    reading: jsonb().$type<unknown>().notNull(),
    needsPerson: text('needs_person').$type<'no' | 'open' | 'reviewed'>().notNull().default('no'),
  },
  (table) => [index('reply_by_lead').on(table.leadId, table.receivedAt)],
);
