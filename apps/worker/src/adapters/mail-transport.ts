import { mailboxMail } from '@tendril/db';
import type { Database } from '@tendril/db';
import { createDevMailbox, createResendTransport } from '@tendril/email';
import type { DevMailboxStore, MailTransport } from '@tendril/email';
import type { WorkerSettings } from '../settings.ts';

/** The way out for mails: Resend where there is a key, else the dev mailbox, which sends nothing. */
export function mailTransport({ resend }: Pick<WorkerSettings, 'resend'>, db: Database): MailTransport {
  return resend === null ? createDevMailbox(devMailboxStore(db)) : createResendTransport(resend);
}

function devMailboxStore(db: Database): DevMailboxStore {
  return {
    keep: async (mails, key) => {
      const rows = mails.map((mail) => ({
        batchKey: key,
        messageId: mail.messageId,
        fromAddress: mail.from,
        toAddress: mail.to,
        replyTo: mail.replyTo ?? null,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        headers: mail.headers,
      }));
      if (rows.length > 0) await db.insert(mailboxMail).values(rows).onConflictDoNothing();
    },
  };
}
