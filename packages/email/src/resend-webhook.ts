import { createHmac, timingSafeEqual } from 'node:crypto';

/** A webhook call as it came in. */
export interface WebhookCall {
  /** The body, byte for byte as received. */
  payload: string;
  /** Names in lower case, as Node gives them. */
  headers: Record<string, string | string[] | undefined>;
  /** The signing secret, `whsec_…`. */
  secret: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** `id` is the same in every repetition of a call, so it can be used once only. */
export type WebhookVerdict =
  | { ok: true; id: string }
  | { ok: false; reason: 'incomplete' | 'too_old' | 'bad_signature' };

const TOLERANCE_S = 300;

/** Checks signature and age of a call by Resend (the Standard Webhooks scheme, header names `svix-…` or `webhook-…`). */
export function verifyResendWebhook({ payload, headers, secret, now }: WebhookCall): WebhookVerdict {
  const header = (name: string) => {
    const value = headers[`svix-${name}`] ?? headers[`webhook-${name}`];
    return typeof value === 'string' ? value : '';
  };
  const id = header('id');
  const timestamp = header('timestamp');
  const signatures = header('signature');
  if (id === '' || signatures === '' || !/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: 'incomplete' };
  if (Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE_S) return { ok: false, reason: 'too_old' };

  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`).digest();
  const isGenuine = signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  return key.length > 0 && isGenuine ? { ok: true, id } : { ok: false, reason: 'bad_signature' };
}
