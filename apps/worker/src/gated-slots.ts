import type { CustomSlotSupplier, SlotInfo, SlotPermit, SlotReserveContext } from '@temporalio/worker';
import type { DatabaseGate } from './database-gate.ts';

/**
 * A fixed number of slots, handed out only while the gate is open. A worker polls only with a slot in its hand, so a
 * closed gate suspends polling, and work under way goes on.
 */
export class GatedSlots<Info extends SlotInfo> implements CustomSlotSupplier<Info> {
  readonly type = 'custom';
  readonly #gate: DatabaseGate;
  readonly #waiting: ((permit: SlotPermit) => void)[] = [];
  #free: number;

  constructor({ count, gate }: { count: number; gate: DatabaseGate }) {
    this.#free = count;
    this.#gate = gate;
    gate.onOpen(() => this.#handOut());
  }

  /** Waits for its turn; the SDK takes a request back by `aborted`, which rejects it. */
  reserveSlot(_: SlotReserveContext, aborted: AbortSignal): Promise<SlotPermit> {
    return new Promise((resolve, reject) => {
      aborted.throwIfAborted();
      const withdraw = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(grant), 1);
        reject(aborted.reason);
      };
      const grant = (permit: SlotPermit): void => {
        aborted.removeEventListener('abort', withdraw);
        resolve(permit);
      };
      aborted.addEventListener('abort', withdraw, { once: true });
      this.#waiting.push(grant);
      this.#handOut();
    });
  }

  tryReserveSlot(): SlotPermit | null {
    if (!this.#gate.isOpen || this.#free === 0 || this.#waiting.length > 0) return null;
    this.#free -= 1;
    return {};
  }

  markSlotUsed(): void {
    // Counted when it was reserved.
  }

  releaseSlot(): void {
    this.#free += 1;
    this.#handOut();
  }

  #handOut(): void {
    while (this.#gate.isOpen && this.#free > 0) {
      const grant = this.#waiting.shift();
      if (grant === undefined) return;
      this.#free -= 1;
      grant({});
    }
  }
}
