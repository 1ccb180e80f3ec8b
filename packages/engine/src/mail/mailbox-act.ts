import { mailboxMail } from '@tendril/db';
import { clickTarget, mailLinkPaths } from '@tendril/email';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine.ts';
import { recordReply } from '../reply/record-reply.ts';
import { recordMailEvent, type MailHappening } from './mail-event.ts';
import { unsubscribeByMessage } from './unsubscribe.ts';

/** What a developer does to a mail in the dev mailbox, as the lead or the lead's mail server. */
export type MailboxAct =
  | { kind: 'open' }
  | { kind: 'complain' }
  | { kind: 'unsubscribe' }
  | { kind: 'click'; url: string }
  | { kind: 'bounce'; bounce: 'hard' | 'soft' }
  | { kind: 'reply'; text: string; subject?: string; headers?: Record<string, string> };

type MailboxMail = typeof mailboxMail.$inferSelect;

/** Does it by the same ways as a provider's webhook, a link or an incoming mail. False when there is no such mail. */
export async function mailboxAct(
  engine: Engine,
  of: { mailId: string; act: MailboxAct; virtualAtMs?: number },
): Promise<boolean> {
  const [mail] = await engine.db.select().from(mailboxMail).where(eq(mailboxMail.id, of.mailId));
  if (mail === undefined) return false;
  const { act } = of;
  const moment = of.virtualAtMs === undefined ? {} : { virtualAtMs: of.virtualAtMs };
  switch (act.kind) {
    case 'reply':
      await recordReply(engine, { ...replyTo(mail, act), ...moment });
      break;
    case 'unsubscribe':
      await unsubscribeByMessage(engine, { messageId: mail.messageId, ...moment });
      break;
    default: {
      const happening = happeningOf(act, engine.secret);
      const externalId = randomUUID();
      await recordMailEvent(engine, {
        mail: { messageId: mail.messageId },
        happening,
        source: 'mailbox',
        externalId,
        ...moment,
      });
    }
  }
  return true;
}

function happeningOf(act: Exclude<MailboxAct, { kind: 'reply' | 'unsubscribe' }>, secret: string): MailHappening {
  switch (act.kind) {
    case 'open':
      return { name: 'email.opened' };
    case 'complain':
      return { name: 'email.complained' };
    case 'click':
      return { name: 'email.clicked', url: targetOf(act.url, secret) };
    case 'bounce':
      return {
        name: 'email.bounced',
        bounce: act.bounce,
        reason: act.bounce === 'hard' ? 'no_such_mailbox' : 'mailbox_full',
      };
  }
}

/** A tracked link counts as a click on what it leads to. */
function targetOf(url: string, secret: string): string {
  const from = url.lastIndexOf(mailLinkPaths.click);
  if (from === -1) return url;
  return clickTarget(url.slice(from + mailLinkPaths.click.length), secret)?.url ?? url;
}

function replyTo(mail: MailboxMail, { text, subject, headers }: Extract<MailboxAct, { kind: 'reply' }>) {
  const messageId = mail.headers['Message-ID'];
  return {
    to: [mail.replyTo ?? mail.fromAddress],
    from: mail.toAddress,
    subject: subject ?? `Re: ${mail.subject}`,
    headers: { ...(messageId === undefined ? {} : { 'in-reply-to': messageId }), ...headers },
    text,
    externalId: `mailbox/${randomUUID()}`,
  };
}
