import { mailboxAct, type MailboxAct } from '@tendril/engine';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

/** Does something to an email as its lead would, by the same ways as for real. Throws `not_found`. */
export async function doAct({ engine }: ApiContext, mailId: string, act: MailboxAct): Promise<{ ok: true }> {
  if (await mailboxAct(engine, { mailId, act })) return { ok: true };
  throw new AppError('not_found', 'This email is no longer in the test mailbox.');
}
