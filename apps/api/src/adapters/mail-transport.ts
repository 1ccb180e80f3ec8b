import type { Database } from '@tendril/db';
import { createDevMailbox, createResendTransport, type MailTransport } from '@tendril/email';
import { createDevMailboxStore } from '@tendril/engine';
import type { ApiSettings } from '../settings.ts';

/** The way out for emails: Resend where there is a key, else the test mailbox. */
export function mailTransport({ resend }: Pick<ApiSettings, 'resend'>, db: Database): MailTransport {
  return resend === null ? createDevMailbox(createDevMailboxStore(db)) : createResendTransport(resend);
}
