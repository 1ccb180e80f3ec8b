import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jsonb } from './storable.ts';

export interface WorkspaceSettings {
  senderName: string;
  senderAddress: string;
  postalAddress: string;
  tracksClicks: boolean;
  tracksOpens: boolean;
}

/** The one workspace of an installation. */
export const workspace = pgTable('workspace', {
  id: integer().primaryKey().default(1),
  name: text().notNull(),
  timeZone: text('time_zone').notNull(),
  settings: jsonb().$type<WorkspaceSettings>().notNull(),
  /** While set, no mail is sealed: after a restore an operator says up to when mails count as sent. */
  mailHeldAt: timestamp('mail_held_at', { withTimezone: true }),
});

/** The custom activities that workers serve, as they reported them. */
export const activityCatalogue = pgTable('activity_catalogue', {
  kind: text().primaryKey(),
  title: text().notNull(),
  taskQueue: text('task_queue').notNull(),
  entry: jsonb().$type<Record<string, unknown>>().notNull(),
  lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
});
