import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jsonb } from './storable.ts';

export interface WorkspaceSettings {
  senderName: string;
  senderAddress: string;
  postalAddress: string;
  tracksClicks: boolean;
  tracksOpens: boolean;
  /** The domain that takes replies; the sender's where absent. */
  replyDomain?: string;
  /** When no marketing email leaves, on the clocks of the lead's zone: for journeys that set none. "21:00" on a 24-hour clock. */
  quietHours?: { from: string; to: string };
  /** What connects the email provider. */
  provider?: { key?: SealedSecret; webhookSecret?: SealedSecret };
}

/** A secret at rest: encrypted, with its last characters for people to know which one it is. */
export interface SealedSecret {
  sealed: string;
  end: string;
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
