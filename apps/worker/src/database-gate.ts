import { setTimeout as delay } from 'node:timers/promises';

const probeEveryMs = 500;

/**
 * Closed while Postgres does not answer, so that the worker stops taking work it could not do. Whoever meets a failure
 * closes it; it probes by itself and opens at the first answer.
 */
export class DatabaseGate {
  readonly #probe: () => Promise<unknown>;
  readonly #stopped = new AbortController();
  readonly #openListeners = new Set<() => void>();
  #opening: Promise<void> | null = null;

  /** `probe` rejects as long as the database does not answer. */
  constructor(probe: () => Promise<unknown>) {
    this.#probe = probe;
  }

  get isOpen(): boolean {
    return this.#opening === null;
  }

  /** Closes until the next answer of the database. Closing a closed gate changes nothing. */
  close(): void {
    if (this.#stopped.signal.aborted) return;
    this.#opening ??= this.#openAtFirstAnswer();
  }

  /** Resolves when the gate is open. Rejects once the worker stops, because nobody opens it any more. */
  async whenOpen(): Promise<void> {
    this.#stopped.signal.throwIfAborted();
    await this.#opening;
    this.#stopped.signal.throwIfAborted();
  }

  /** Calls back each time the gate opens. */
  onOpen(listener: () => void): void {
    this.#openListeners.add(listener);
  }

  /** Ends probing and lets nobody wait any longer. */
  stop(): void {
    this.#stopped.abort(new Error('The worker stops'));
  }

  async #openAtFirstAnswer(): Promise<void> {
    while (!this.#stopped.signal.aborted && !(await this.#answers())) {
      await delay(probeEveryMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    }
    this.#opening = null;
    for (const listener of this.#openListeners) listener();
  }

  async #answers(): Promise<boolean> {
    try {
      await this.#probe();
      return true;
    } catch {
      return false;
    }
  }
}
