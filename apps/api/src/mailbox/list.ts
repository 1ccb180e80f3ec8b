import { mailboxMail } from '@tendril/db';
import { and, desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';

// Not strict: a list that is read on adds which way it goes.
export const mailListSchema = z.object({
  /** The last email of the page before. */
  cursor: z.uuid().nullish(),
  limit: z.int().min(1).max(200).default(50),
  /** Part of an address or subject. */
  search: z.string().trim().max(200).default(''),
});

export interface MailInList {
  id: string;
  from: string;
  to: string;
  subject: string;
  /** How its text begins. */
  preview: string;
  keptAt: string;
  /** Sent while a draft was played for real: no lead got it. */
  isPlay: boolean;
}

const previewLength = 140;

/** Whether the email of a mailbox row went to an invented lead. Tables written out: Drizzle names columns without theirs. */
export const isOfPlay = sql<boolean>`exists (
  select from message join lead on lead.id = message.lead_id
  where message.id = mailbox_mail.message_id and lead.is_rehearsal)`;

/** Emails in the test mailbox, latest first, and where the next page begins. */
export async function listMails(
  { engine: { db } }: ApiContext,
  { cursor, limit, search }: z.output<typeof mailListSchema>,
): Promise<{ mails: MailInList[]; nextCursor: string | null }> {
  const { keptAt, id } = mailboxMail;
  const isEarlier = cursor
    ? sql`(${keptAt}, ${id}) < (select kept_at, id from ${mailboxMail} as last where last.id = ${cursor})`
    : undefined;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const isMeant =
    search === ''
      ? undefined
      : sql`(${mailboxMail.toAddress} ilike ${pattern} or ${mailboxMail.subject} ilike ${pattern})`;
  const rows = await db
    .select({
      id,
      from: mailboxMail.fromAddress,
      to: mailboxMail.toAddress,
      subject: mailboxMail.subject,
      preview: sql<string>`left(regexp_replace(${mailboxMail.text}, '\\s+', ' ', 'g'), ${previewLength})`,
      keptAt,
      isPlay: isOfPlay,
    })
    .from(mailboxMail)
    .where(and(isEarlier, isMeant))
    .orderBy(desc(keptAt), desc(id))
    .limit(limit + 1);
  const mails = rows.slice(0, limit).map((row) => ({ ...row, keptAt: row.keptAt.toISOString() }));
  return { mails, nextCursor: rows.length > limit ? (mails.at(-1)?.id ?? null) : null };
}
