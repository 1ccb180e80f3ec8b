import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { htmlToText } from './html-to-text.ts';
import type { Mailbox } from './mail-address.ts';

/** A mail that came in. */
export interface InboundMail {
  from: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  subject: string;
  /** The plain-text part, made from the HTML when there is none; quoted text and signature included. */
  text: string;
  html: string | null;
  /** All headers, names in lower case, unfolded; a header that occurs several times has one line for each. */
  headers: Record<string, string>;
  /** In angle brackets, like those below. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** ISO 8601; null when the mail has none that can be read. */
  date: string | null;
  attachments: { name: string; contentType: string; sizeBytes: number }[];
}

const INBOUND_LIMIT_BYTES = 30 * 1024 * 1024;
const HTML_LIMIT_CHARS = 1_000_000;

/**
 * Reads a mail as it came over the wire. Takes whatever it is given: of a broken mail it answers what can be read, of
 * one over 30 MB its beginning.
 */
export async function parseInbound(raw: string | Buffer): Promise<InboundMail> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw, 'utf8') : raw;
  const mail = await simpleParser(bytes.subarray(0, INBOUND_LIMIT_BYTES), {
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: HTML_LIMIT_CHARS,
  });
  const headers = headerRecord(mail);
  const html = mail.html === false || mail.html === undefined ? null : mail.html;
  return {
    from: mailboxes(mail.from)[0] ?? null,
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc),
    subject: mail.subject ?? '',
    text: mail.text?.trim() ? mail.text : htmlToText(html ?? ''),
    html,
    headers,
    messageId: messageIds(headers['message-id'])[0] ?? null,
    inReplyTo: messageIds(headers['in-reply-to'])[0] ?? null,
    references: messageIds(headers['references']),
    date: isoDate(headers['date']),
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? '',
      contentType,
      sizeBytes: size,
    })),
  };
}

function headerRecord(mail: ParsedMail): Record<string, string> {
  // No prototype: a header may be called anything.
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]*/g, ' ')
      .trim();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  return headers;
}

function mailboxes(found: AddressObject | AddressObject[] | undefined): Mailbox[] {
  const entries = [found ?? []].flat().flatMap(({ value }) => value);
  return entries
    .flatMap((entry) => entry.group ?? [entry])
    .flatMap(({ address, name }) => (address ? [name ? { address, name } : { address }] : []));
}

function messageIds(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/<[^<>\s]+>/g)].map(([id]) => id);
}

// The parser itself takes the present for a date that it cannot read.
function isoDate(header: string | undefined): string | null {
  const instantMs = Date.parse(header ?? '');
  return Number.isNaN(instantMs) ? null : new Date(instantMs).toISOString();
}
