import type { Database } from '@tendril/db';
import { createDevMailbox, createResendTransport } from '@tendril/email';
import type { MailTransport } from '@tendril/email';
import { createDevMailboxStore } from '@tendril/engine';
import type { WorkerSettings } from '../settings.ts';

/** The way out for mails: Resend where there is a key, else the dev mailbox, which sends nothing. */
export function mailTransport({ resend }: Pick<WorkerSettings, 'resend'>, db: Database): MailTransport {
  return resend === null ? createDevMailbox(createDevMailboxStore(db)) : createResendTransport(resend);
}
