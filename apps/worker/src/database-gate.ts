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
    this.#opening ??= this.#openAtFirstAnswer();
  }

  /** Resolves when the gate is open. Rejects where it is closed and the worker stops, because nobody opens it then. */
  async whenOpen(): Promise<void> {
    while (!this.isOpen) {
      this.#stopped.signal.throwIfAborted();
      await this.#opening;
    }
  }

  /** Calls back each time the gate opens. */
  onOpen(listener: () => void): void {
    this.#openListeners.add(listener);
  }

  /** Ends probing: whoever waits is turned away, and work under way goes on as long as the database answers. */
  stop(): void {
    this.#stopped.abort(new Error('The worker stops'));
  }

  async #openAtFirstAnswer(): Promise<void> {
    const { signal } = this.#stopped;
    while (!(await this.#answers())) {
      await delay(probeEveryMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
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
