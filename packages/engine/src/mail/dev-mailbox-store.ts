import { mailboxMail, type Database } from '@tendril/db';
import type { DevMailboxStore, SealedMail } from '@tendril/email';

/** Keeps the mails of the dev mailbox in Postgres. Keeping the same mails under the same key again changes nothing. */
export function createDevMailboxStore(db: Database): DevMailboxStore {
  return {
    async keep(mails, key) {
      if (mails.length === 0) return;
      await db
        .insert(mailboxMail)
        .values(mails.map((mail) => rowOf(mail, key)))
        .onConflictDoNothing({ target: [mailboxMail.batchKey, mailboxMail.messageId] });
    },
  };
}

function rowOf(mail: SealedMail, batchKey: string): typeof mailboxMail.$inferInsert {
  const { messageId, from, to, replyTo, subject, html, text, headers } = mail;
  return {
    batchKey,
    messageId,
    fromAddress: from,
    toAddress: to,
    replyTo: replyTo ?? null,
    subject,
    html,
    text,
    headers,
  };
}
