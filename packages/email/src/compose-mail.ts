import type { RenderedEmail } from './email-content.ts';
import { domainOf, formatMailbox, isMailAddress, type Mailbox } from './mail-address.ts';
import { beforeBodyEnd, withFooter, type FooterOptions } from './mail-footer.ts';
import { escapeHtml } from './escape-html.ts';
import { isWebAddress, type MailLinks } from './mail-links.ts';
import { oneLine } from './one-line.ts';
import { isHarmlessHref, rewriteLinks } from './rewrite-links.ts';
import type { SealedMail } from './transport.ts';

/** A mail ready to be sealed. */
export interface MailDraft {
  /** Our id of the message: letters, digits, `-` and `_`. */
  messageId: string;
  from: Mailbox;
  to: Mailbox;
  /** Usually the message's own reply address. */
  replyTo?: string;
  rendered: RenderedEmail;
  links: MailLinks;
  /** Marketing mail gets the footer and can be left with one click; without this the mail is transactional. */
  marketing?: Omit<FooterOptions, 'links'>;
  tracking?: { opens: boolean; clicks: boolean };
  /** Message-IDs in angle brackets: the mail this one answers, and those before it, oldest first. */
  thread?: { inReplyTo: string; references: string[] };
}

/** Thrown when a draft can never become a mail, such as one to something that is no address. */
export class EmailComposeError extends Error {
  readonly code: 'bad_address';

  constructor(message: string) {
    super(message);
    this.name = 'EmailComposeError';
    this.code = 'bad_address';
  }
}

/** Builds the final bytes of a mail. The same draft always gives the same bytes. Throws EmailComposeError. */
export function composeMail(draft: MailDraft): SealedMail {
  const { messageId, from, to, replyTo, rendered, marketing, links } = draft;
  for (const address of [from.address, to.address, ...(replyTo === undefined ? [] : [replyTo])]) {
    if (!isMailAddress(address))
      throw new EmailComposeError('A sender, recipient or reply address is not an e-mail address.');
  }
  const whole = marketing === undefined ? rendered : withFooter(rendered, { ...marketing, links });
  return {
    messageId,
    from: formatMailbox(from),
    to: formatMailbox(to),
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: oneLine(whole.subject),
    html: trackedHtml(whole.html, draft),
    text: whole.text,
    headers: mailHeaders(draft),
  };
}

/** The Message-ID header of a message that is sent from this address. */
export function messageIdHeader(messageId: string, fromAddress: string): string {
  return `<${messageId}@${domainOf(fromAddress)}>`;
}

// Long threads: the first mail and the latest are what mail programs join by.
const LATEST_REFERENCES = 10;

function mailHeaders({ messageId, from, marketing, links, thread }: MailDraft): Record<string, string> {
  const headers: Record<string, string> = { 'Message-ID': messageIdHeader(messageId, from.address) };
  if (thread !== undefined) {
    const earlier = [...new Set([...thread.references, thread.inReplyTo])];
    const kept =
      earlier.length > LATEST_REFERENCES ? [...earlier.slice(0, 1), ...earlier.slice(-LATEST_REFERENCES)] : earlier;
    headers['In-Reply-To'] = oneLine(thread.inReplyTo);
    headers['References'] = oneLine(kept.join(' '));
  }
  if (marketing !== undefined) {
    headers['List-Unsubscribe'] = `<${links.unsubscribe}>`;
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  }
  return headers;
}

/** Takes the teeth out of links that run something, and adds what counts clicks and opens. */
function trackedHtml(html: string, { links, tracking }: MailDraft): string {
  const own = new Set([links.unsubscribe, links.preferences]);
  const linked = rewriteLinks(html, (href, { isTrackable }) => {
    if (!isHarmlessHref(href)) return '#';
    const isCounted = tracking?.clicks === true && isTrackable && isWebAddress(href) && !own.has(href);
    return isCounted ? links.click(href) : null;
  });
  if (tracking?.opens !== true) return linked;
  const pixel = `<img src="${escapeHtml(links.open)}" width="1" height="1" alt="" style="display:block;border:0">`;
  return beforeBodyEnd(linked, pixel);
}
