import type { RenderedEmail } from './email-content.ts';
import { escapeHtml } from './escape-html.ts';
import type { MailLinks } from './mail-links.ts';

/** What the law wants under marketing mail, and the words for it. */
export interface FooterOptions {
  postalAddress: string;
  links: Pick<MailLinks, 'unsubscribe' | 'preferences'>;
  /** In the language of the mail; English when absent. */
  words?: { unsubscribe: string; preferences: string };
}

const ENGLISH = { unsubscribe: 'Unsubscribe', preferences: 'Email preferences' };

/** Adds the postal address and the links to unsubscribe, each only where the author has not put it into the mail. */
export function withFooter(
  mail: RenderedEmail,
  { postalAddress, links, words = ENGLISH }: FooterOptions,
): RenderedEmail {
  const html: string[] = [];
  const text: string[] = [];
  if (!squeezed(mail.html).includes(squeezed(escapeHtml(postalAddress)))) {
    html.push(escapeHtml(postalAddress.trim()).replace(/\r?\n/g, '<br>'));
  }
  if (!squeezed(mail.text).includes(squeezed(postalAddress))) text.push(postalAddress.trim());
  if (!mail.html.includes(escapeHtml(links.unsubscribe))) {
    html.push(`${anchor(links.unsubscribe, words.unsubscribe)} · ${anchor(links.preferences, words.preferences)}`);
  }
  if (!mail.text.includes(links.unsubscribe)) text.push(`${words.unsubscribe}: ${links.unsubscribe}`);
  return {
    subject: mail.subject,
    html: html.length === 0 ? mail.html : beforeBodyEnd(mail.html, footerHtml(html)),
    text: text.length === 0 ? mail.text : `${mail.text.trimEnd()}\n\n--\n${text.join('\n')}\n`,
  };
}

/** Puts markup last into the body. */
export function beforeBodyEnd(html: string, markup: string): string {
  const end = html.toLowerCase().lastIndexOf('</body');
  return end === -1 ? html + markup : html.slice(0, end) + markup + html.slice(end);
}

function footerHtml(lines: string[]): string {
  const style =
    'margin:32px auto 0;max-width:600px;font-family:Arial,Helvetica,sans-serif;font-size:12px;color:#6b7280';
  return `<div style="${style}">${lines.join('<br>')}</div>\n`;
}

function anchor(address: string, words: string): string {
  return `<a href="${escapeHtml(address)}" style="color:inherit">${escapeHtml(words)}</a>`;
}

/** Text compared without regard to how its lines are broken. */
function squeezed(text: string): string {
  return text
    .replace(/(<br\s*\/?>|[\s,])+/gi, ' ')
    .trim()
    .toLowerCase();
}
