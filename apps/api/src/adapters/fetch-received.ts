import { formatMailbox, parseInbound } from '@tendril/email';
import type { ReplyToRecord } from '@tendril/engine';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ApiSettings } from '../settings.ts';

const providerUrl = 'https://api.resend.com';
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
export async function fetchReceived(resend: ApiSettings['resend'], id: string): Promise<ReceivedMail> {
  if (resend === null) throw new AppError('unavailable', 'No key of Resend is set: RESEND_API_KEY.');
  const base = (resend.baseUrl ?? providerUrl).replace(/\/+$/, '');
  const answer = await ask(`${base}/emails/receiving/${encodeURIComponent(id)}`, {
    authorization: `Bearer ${resend.apiKey}`,
  });
  const read = receivedSchema.safeParse(await answer.json().catch(() => null));
  if (!read.success) throw new AppError('unavailable', 'Resend did not hand over the email.', { cause: read.error });
  const { raw, from, to, subject, text, headers, created_at: receivedAt } = read.data;
  const given = { to, from, subject, text: text ?? '', headers: headers ?? {}, receivedAt: new Date(receivedAt) };
  if (!raw) return given;
  const mail = await parseInbound(Buffer.from(await (await ask(raw.download_url, {})).arrayBuffer()));
  return {
    ...given,
    from: mail.from === null ? from : formatMailbox(mail.from),
    subject: mail.subject,
    text: mail.text,
    headers: mail.headers,
  };
}

async function ask(address: string, headers: Record<string, string>): Promise<Response> {
  try {
    const answer = await fetch(address, { headers, signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) return answer;
    throw new Error(`Resend answered ${answer.status}.`);
  } catch (cause) {
    throw new AppError('unavailable', 'Resend did not hand over the email.', { cause });
  }
}
