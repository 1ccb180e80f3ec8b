import type { MailTransport, SealedMail } from './transport.ts';

/** Where the dev mailbox keeps its mails. */
export interface DevMailboxStore {
  /** Keeps mails, idempotent by key and message id: a second call with the same ones changes nothing. May reject. */
  keep(mails: readonly SealedMail[], key: string): Promise<void>;
}

const STORE_BUSY_DELAY_MS = 1_000;

/** The transport that sends nothing: mails go to a store and are read on a page. */
export function createDevMailbox(store: DevMailboxStore): MailTransport {
  return {
    name: 'dev',
    maxBatch: 100,
    callsPerSecond: 50,
    async send({ key, mails }) {
      try {
        await store.keep(mails, key);
        return { kind: 'accepted', providerIds: mails.map(({ messageId }) => `dev_${messageId}`) };
      } catch {
        // The store may have committed before it failed to say so; keeping the same mails again is harmless.
        return { kind: 'perhaps', code: 'store_failed', retryAfterMs: STORE_BUSY_DELAY_MS };
      }
    },
  };
}
