/** An answer that is given again when its key comes again. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface KeyEntry {
  bodyHash: string;
  firstUsedAt: number;
  /** Null while the first call is at work. */
  answer: StoredAnswer | null;
}

const KEPT_MS = 24 * 3_600_000;

/** Remembers idempotency keys for 24 hours, as Resend does. `now` gives milliseconds since 1970. */
export class IdempotencyMemory {
  private readonly entries = new Map<string, KeyEntry>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** What is known of a key: its answer, or why it cannot be used; a new key, or no key at all, counts as begun. */
  begin(key: string, bodyHash: string): StoredAnswer | 'new' | 'in_flight' | 'other_body' {
    const entry = this.entries.get(key);
    if (key !== '' && entry !== undefined && this.now() - entry.firstUsedAt < KEPT_MS) {
      if (entry.bodyHash !== bodyHash) return 'other_body';
      return entry.answer ?? 'in_flight';
    }
    this.entries.set(key, { bodyHash, firstUsedAt: this.now(), answer: null });
    return 'new';
  }

  /** Keeps the answer of a key; null frees it, because nothing was accepted under it. */
  end(key: string, answer: StoredAnswer | null): void {
    const entry = this.entries.get(key);
    if (answer === null) this.entries.delete(key);
    else if (entry !== undefined) entry.answer = answer;
  }
}
