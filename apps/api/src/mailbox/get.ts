import { event, journey, mailboxMail, message, type Database } from '@tendril/db';
import { and, asc, eq, like, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { isOfPlay } from './list.ts';

export const mailIdSchema = z.strictObject({ id: z.uuid() });

export interface Mail {
  id: string;
  from: string;
  to: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  keptAt: string;
  /** The journey that sent it; null for an email no journey knows of. */
  journey: string | null;
  /** Sent while a draft was played for real: no lead got it. */
  isPlay: boolean;
  /** What became of it since, oldest first. */
  happened: Happening[];
}

/** Something that happened to an email or came of it. */
export interface Happening {
  id: string;
  /** `email.opened`, `email.clicked`, `email.bounced`, `reply.received`, … */
  name: string;
  at: string;
  /** The address that was clicked, what the reply was read as, `hard` or `soft`. */
  detail: string | null;
}

/** One email with all that happened to it. Throws `not_found`. */
export async function getMail({ engine: { db } }: ApiContext, { id }: z.output<typeof mailIdSchema>): Promise<Mail> {
  const [found] = await db
    .select({ mail: mailboxMail, sent: message, journey: journey.name, isPlay: isOfPlay })
    .from(mailboxMail)
    .leftJoin(message, eq(message.id, mailboxMail.messageId))
    .leftJoin(journey, eq(journey.id, message.journeyId))
    .where(eq(mailboxMail.id, id));
  if (found === undefined) throw new AppError('not_found', 'This email is no longer in the test mailbox.');
  const { mail, sent } = found;
  return {
    id: mail.id,
    from: mail.fromAddress,
    to: mail.toAddress,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    keptAt: mail.keptAt.toISOString(),
    journey: found.journey,
    isPlay: found.isPlay,
    happened: sent === null ? [] : await happenedTo(db, sent),
  };
}

/** Events about an email or a reply to it say which step of which run sent it. */
async function happenedTo(
  db: Database,
  { leadId, runId, nodeId, visit }: typeof message.$inferSelect,
): Promise<Happening[]> {
  const rows = await db
    .select({ id: event.id, name: event.name, receivedAt: event.receivedAt, properties: event.properties })
    .from(event)
    .where(
      and(
        eq(event.leadId, leadId),
        or(like(event.name, 'email.%'), like(event.name, 'reply.%'), eq(event.name, 'unsubscribed')),
        sql`${event.properties} @> ${JSON.stringify({ runId, nodeId, visit })}::jsonb`,
      ),
    )
    .orderBy(asc(event.receivedAt), asc(event.id));
  return rows.map(({ id, name, receivedAt, properties }) => {
    const detail = properties['url'] ?? properties['intent'] ?? properties['bounce'];
    return { id, name, at: receivedAt.toISOString(), detail: typeof detail === 'string' ? detail : null };
  });
}
