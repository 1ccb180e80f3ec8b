/** A mail as it was sealed: nothing in it may change any more, or a repeated call could not be recognised. */
export interface SealedMail {
  /** Our id of the message (not the Message-ID header, which is made of it). */
  messageId: string;
  /** `Name <address>`. */
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

/** Mails that are handed over in one call under one idempotency key. Retries repeat exactly the same bytes and key. */
export interface SealedBatch {
  /** At most 256 characters. */
  key: string;
  mails: SealedMail[];
}

/** A mail that a provider named as the reason for a refusal. */
export interface RefusedMail {
  /** Position in the batch. */
  index: number;
  messageId: string;
  message: string;
}

/**
 * What became of a batch.
 * - `accepted`: all mails are the provider's; its ids, in the order of the batch.
 * - `refused`: definite, nothing was accepted; these bytes never will be. `perMail` names the mails at fault when the
 *   answer (or a look at the addresses) tells; without it the batch has to be halved to find them. The code
 *   `invalid_idempotent_request` is the exception that must alarm: other bytes were sent under this key before and may
 *   have been accepted, so these mails must not be sealed again.
 * - `later`: definite, nothing was accepted; may be sealed anew after the delay.
 * - `perhaps`: nobody knows; repeat the same bytes with the same key.
 */
export type BatchOutcome =
  | { kind: 'accepted'; providerIds: string[] }
  | { kind: 'refused'; code: string; message: string; perMail?: RefusedMail[] }
  | { kind: 'later'; code: string; retryAfterMs: number }
  | { kind: 'perhaps'; code: string; retryAfterMs?: number };

/** A way out for mails. `send` never rejects: whatever goes wrong is an outcome. */
export interface MailTransport {
  readonly name: string;
  /** Most mails in one call. */
  readonly maxBatch: number;
  /** Calls that the provider allows each second, over all processes. */
  readonly callsPerSecond: number;
  send(batch: SealedBatch, options: { signal?: AbortSignal }): Promise<BatchOutcome>;
}
