import { Resend, type CreateBatchOptions } from 'resend';
import { resendOutcome, type ResendAnswer } from './resend-outcome.ts';
import type { MailTransport, SealedMail } from './transport.ts';

export interface ResendOptions {
  apiKey: string;
  /** Another server that speaks Resend's API; the provider's own when absent. */
  baseUrl?: string;
  /** How long one call may take; then the outcome is "perhaps". */
  timeoutMs?: number;
  /** What the account is allowed; 2 is what every account has. */
  callsPerSecond?: number;
}

/** The name of the tag that carries our message id to Resend and back in its webhooks. */
export const MESSAGE_TAG = 'message';

const DEFAULT_TIMEOUT_MS = 20_000;

/** Sends batches by Resend. The idempotency key makes a repeated call harmless for 24 hours. */
export function createResendTransport(options: ResendOptions): MailTransport {
  const { apiKey, baseUrl, timeoutMs = DEFAULT_TIMEOUT_MS, callsPerSecond = 2 } = options;
  return {
    name: 'resend',
    maxBatch: 100,
    callsPerSecond,
    async send(batch, { signal }) {
      const limit = AbortSignal.timeout(timeoutMs);
      const client = new AnswerKeepingResend(
        apiKey,
        baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') },
      );
      const request = {
        idempotencyKey: batch.key,
        batchValidation: 'strict' as const,
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      };
      await client.batch.send(batch.mails.map(toResend), request);
      return resendOutcome(client.answer, batch);
    },
  };
}

function toResend(mail: SealedMail): CreateBatchOptions[number] {
  const { from, to, replyTo, subject, html, text, headers, messageId } = mail;
  return {
    from,
    to: [to],
    subject,
    html,
    text,
    headers,
    tags: [{ name: MESSAGE_TAG, value: messageId }],
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

/**
 * The SDK for one call, keeping the answer as it came. The SDK itself reports "no connection", "connection lost" and
 * "200 with HTML" all alike, but only the first of them is definite.
 */
class AnswerKeepingResend extends Resend {
  answer: ResendAnswer = { kind: 'no_answer', wasConnected: false, code: 'not_called' };

  override async fetchRequest<T>(
    path: string,
    request: RequestInit = {},
  ): ReturnType<typeof Resend.prototype.fetchRequest<T>> {
    this.answer = await this.call(path, request);
    // The SDK's own result is not looked at; this is its form for "no usable answer".
    return {
      data: null,
      error: { name: 'application_error', statusCode: null, message: 'See the kept answer.' },
      headers: null,
    };
  }

  private async call(path: string, request: RequestInit): Promise<ResendAnswer> {
    try {
      const response = await fetch(`${this.baseUrl}${path}`, request);
      const body = await response.text();
      return {
        kind: 'answer',
        status: response.status,
        body: parsedJson(body),
        retryAfter: response.headers.get('retry-after'),
      };
    } catch (error) {
      const code = failureCode(error);
      return { kind: 'no_answer', code, wasConnected: !NEVER_CONNECTED.has(code) };
    }
  }
}

// Failures that end before a byte of the request has left: nothing can have been accepted.
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function failureCode(error: unknown): string {
  const failure = error instanceof Error ? error : new Error('unknown');
  if (failure.name === 'TimeoutError') return 'timeout';
  if (failure.name === 'AbortError') return 'aborted';
  const { cause } = failure;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'connection_lost';
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
