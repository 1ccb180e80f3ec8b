import { z } from 'zod';
import { isMailAddress } from './mail-address.ts';
import type { BatchOutcome, RefusedMail, SealedBatch } from './transport.ts';

/** What came back from the provider: an answer, or the reason why there was none. */
export type ResendAnswer =
  | { kind: 'answer'; status: number; body: unknown; retryAfter: string | null }
  | { kind: 'no_answer'; wasConnected: boolean; code: string };

const acceptedSchema = z.object({ data: z.array(z.object({ id: z.string().min(1) })) });
const errorSchema = z.object({
  name: z.string(),
  message: z.string().default(''),
  errors: z.array(z.object({ index: z.int().nonnegative(), message: z.string() })).optional(),
});

const NO_CONNECTION_DELAY_MS = 5_000;
const RATE_DELAY_MS = 1_000;
const QUOTA_DELAY_MS = 3_600_000;
const ACCOUNT_DELAY_MS = 300_000;
const IN_FLIGHT_DELAY_MS = 5_000;

// The fault of the account, not of the mails: refusing them would throw away what works once the operator has helped.
const ACCOUNT_STATUSES = new Set([401, 402, 403]);

/** The one place that decides what an answer of Resend means for a batch. In doubt: perhaps. */
export function resendOutcome(answer: ResendAnswer, batch: SealedBatch): BatchOutcome {
  if (answer.kind === 'no_answer') {
    const { code, wasConnected } = answer;
    return wasConnected ? { kind: 'perhaps', code } : { kind: 'later', code, retryAfterMs: NO_CONNECTION_DELAY_MS };
  }
  if (answer.status >= 200 && answer.status < 300) return acceptance(answer.body, batch);
  const error = errorSchema.safeParse(answer.body);
  const retryAfterMs = delayOf(answer.retryAfter);
  // Whatever does not speak Resend's own language (a proxy, a captive portal) says nothing about the mails.
  if (!error.success || answer.status >= 500 || answer.status === 408) {
    return perhaps(`http_${answer.status}`, retryAfterMs);
  }
  return definite({ ...error.data, status: answer.status, retryAfterMs }, batch);
}

type ResendError = z.infer<typeof errorSchema> & { status: number; retryAfterMs: number | null };

function definite(error: ResendError, batch: SealedBatch): BatchOutcome {
  const { status, name: code, message, retryAfterMs } = error;
  if (status === 429) {
    const usualDelayMs = code.endsWith('_quota_exceeded') ? QUOTA_DELAY_MS : RATE_DELAY_MS;
    return { kind: 'later', code, retryAfterMs: retryAfterMs ?? usualDelayMs };
  }
  // A first call with this key is still at work: it may yet accept the mails.
  if (code === 'concurrent_idempotent_requests') return perhaps(code, retryAfterMs ?? IN_FLIGHT_DELAY_MS);
  if (code === 'invalid_idempotent_request') return { kind: 'refused', code, message };
  if (ACCOUNT_STATUSES.has(status)) return { kind: 'later', code, retryAfterMs: retryAfterMs ?? ACCOUNT_DELAY_MS };
  const perMail = mailsAtFault(error, batch);
  return { kind: 'refused', code, message, ...(perMail.length === 0 ? {} : { perMail }) };
}

function acceptance(body: unknown, batch: SealedBatch): BatchOutcome {
  const accepted = acceptedSchema.safeParse(body);
  if (!accepted.success || accepted.data.data.length !== batch.mails.length) return perhaps('unreadable_answer', null);
  return { kind: 'accepted', providerIds: accepted.data.data.map(({ id }) => id) };
}

function mailsAtFault({ errors, message }: ResendError, { mails }: SealedBatch): RefusedMail[] {
  const named = errors ?? [];
  // Strict validation often names no mail at all; then an address that can be none is the likely reason.
  const suspected = mails.flatMap((mail, index) => (isMailAddress(bareAddress(mail.to)) ? [] : [{ index, message }]));
  return (named.length > 0 ? named : suspected).flatMap((fault) => {
    const mail = mails[fault.index];
    return mail === undefined ? [] : [{ index: fault.index, messageId: mail.messageId, message: fault.message }];
  });
}

function bareAddress(mailbox: string): string {
  return /<([^<>]*)>$/.exec(mailbox)?.[1] ?? mailbox;
}

function perhaps(code: string, retryAfterMs: number | null): BatchOutcome {
  return { kind: 'perhaps', code, ...(retryAfterMs === null ? {} : { retryAfterMs }) };
}

function delayOf(retryAfter: string | null): number | null {
  if (retryAfter === null || !/^\d+(\.\d+)?$/.test(retryAfter.trim())) return null;
  return Math.ceil(Number(retryAfter) * 1_000);
}
