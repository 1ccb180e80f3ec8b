import { formatMailbox, parseInbound } from '@tendril/email';
import type { ReplyToRecord } from '@tendril/engine';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { askResend, type ResendAccount } from './resend-account.ts';

const patienceMs = 10_000;

const receivedSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string().default(''),
  text: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  created_at: z.string(),
  /** The email as it came over the wire, at an address of its own. */
  raw: z.object({ download_url: z.url() }).nullish(),
});

export type ReceivedMail = Omit<ReplyToRecord, 'externalId'>;

/** Fetches an email that Resend received for us: its call says only that there is one. Throws `unavailable`. */
export async function fetchReceived(account: ResendAccount | null, id: string): Promise<ReceivedMail> {
  if (account === null) throw new AppError('unavailable', 'No key of Resend is set: RESEND_API_KEY.');
  const answer = await handedOver(askResend(account, `/emails/receiving/${encodeURIComponent(id)}`));
  const read = receivedSchema.safeParse(await answer.json().catch(() => null));
  if (!read.success) throw new AppError('unavailable', 'Resend did not hand over the email.', { cause: read.error });
  const { raw, from, to, subject, text, headers, created_at: receivedAt } = read.data;
  const given = { to, from, subject, text: text ?? '', headers: headers ?? {}, receivedAt: new Date(receivedAt) };
  if (!raw) return given;
  const download = await handedOver(fetch(raw.download_url, { signal: AbortSignal.timeout(patienceMs) }));
  const mail = await parseInbound(Buffer.from(await download.arrayBuffer()));
  return {
    ...given,
    from: mail.from === null ? from : formatMailbox(mail.from),
    subject: mail.subject,
    text: mail.text,
    headers: mail.headers,
  };
}

async function handedOver(asking: Promise<Response>): Promise<Response> {
  try {
    const answer = await asking;
    if (answer.ok) return answer;
    throw new Error(`Resend answered ${answer.status}.`);
  } catch (cause) {
    throw new AppError('unavailable', 'Resend did not hand over the email.', { cause });
  }
}
