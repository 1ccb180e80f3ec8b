import { z } from 'zod';
import { MESSAGE_TAG } from './resend-transport.ts';

/** What every event about a mail says. */
interface EventBase {
  /** ISO 8601. */
  at: string;
  /** The provider's id of the mail. */
  providerId: string;
  /** Our id of the message, when the mail was ours. It also settles mails of which nobody knew whether they had left. */
  messageId: string | null;
  /** The Message-ID header that the mail really left or came with, in angle brackets. Providers may replace ours. */
  mimeMessageId: string | null;
  from: string;
  to: string[];
}

type PlainName = 'email.accepted' | 'email.delivered' | 'email.complained' | 'email.delayed' | 'email.opened';

/** Something a provider tells about a mail, in our words. */
export type MailEvent = EventBase &
  (
    | { name: PlainName }
    /** Hard: this address will never take mail. Soft: it may another time. */
    | { name: 'email.bounced'; bounce: 'hard' | 'soft'; reason: string }
    | { name: 'email.clicked'; url: string }
    | { name: 'email.received'; subject: string }
  );

export type MailEventResult =
  | { kind: 'event'; event: MailEvent }
  /** Well-formed, but nothing that concerns us. */
  | { kind: 'ignored'; type: string }
  | { kind: 'malformed'; message: string };

const eventSchema = z.object({ type: z.string(), created_at: z.string(), data: z.unknown() });
const mailSchema = z.object({
  email_id: z.string().min(1),
  message_id: z.string().nullish(),
  created_at: z.string().nullish(),
  from: z.string().default(''),
  to: z.array(z.string()).default([]),
  subject: z.string().nullish(),
  tags: z.record(z.string(), z.string()).nullish().catch(null),
  bounce: z.object({ type: z.string().default(''), subType: z.string().default('') }).optional(),
  click: z.object({ link: z.string() }).optional(),
});

const PLAIN_NAMES = new Map<string, PlainName>([
  ['email.sent', 'email.accepted'],
  ['email.delivered', 'email.delivered'],
  ['email.complained', 'email.complained'],
  ['email.delivery_delayed', 'email.delayed'],
  ['email.opened', 'email.opened'],
]);
const OTHER_NAMES = new Set(['email.bounced', 'email.suppressed', 'email.failed', 'email.clicked', 'email.received']);

/** Reads the parsed body of a verified webhook call. Never throws. */
export function parseResendEvent(json: unknown): MailEventResult {
  const event = eventSchema.safeParse(json);
  if (!event.success) return { kind: 'malformed', message: z.prettifyError(event.error) };
  const { type, created_at: at } = event.data;
  if (!PLAIN_NAMES.has(type) && !OTHER_NAMES.has(type)) return { kind: 'ignored', type };
  const mail = mailSchema.safeParse(event.data.data);
  if (!mail.success) return { kind: 'malformed', message: z.prettifyError(mail.error) };
  return { kind: 'event', event: { ...baseOf(mail.data, at), ...particulars(type, mail.data) } };
}

type ResendMail = z.infer<typeof mailSchema>;

function baseOf(mail: ResendMail, at: string): EventBase {
  return {
    at,
    providerId: mail.email_id,
    messageId: mail.tags?.[MESSAGE_TAG] ?? null,
    mimeMessageId: mail.message_id ?? null,
    from: mail.from,
    to: mail.to,
  };
}

type Particulars<Event = MailEvent> = Event extends MailEvent ? Omit<Event, keyof EventBase> : never;

function particulars(type: string, mail: ResendMail): Particulars {
  const plainName = PLAIN_NAMES.get(type);
  if (plainName !== undefined) return { name: plainName };
  switch (type) {
    case 'email.clicked':
      return { name: 'email.clicked', url: mail.click?.link ?? '' };
    case 'email.received':
      return { name: 'email.received', subject: mail.subject ?? '' };
    case 'email.suppressed':
      return { name: 'email.bounced', bounce: 'hard', reason: 'suppressed' };
    case 'email.failed':
      return { name: 'email.bounced', bounce: 'soft', reason: 'failed' };
    default: {
      const { type: kind = '', subType = '' } = mail.bounce ?? {};
      const isHard = kind.toLowerCase() === 'permanent';
      return { name: 'email.bounced', bounce: isHard ? 'hard' : 'soft', reason: subType || kind || 'unknown' };
    }
  }
}
