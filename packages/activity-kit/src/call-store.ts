import type { LeadSnapshot, RunOfCall } from './activity-context.ts';

/** A call as Postgres knows it. `input` is already completed from the lead; it is parsed before it is used. */
export type StoredCall =
  | { status: 'open'; input: unknown; lead: LeadSnapshot; run: RunOfCall }
  | { status: 'done'; outcome: string }
  | { status: 'cancelled' };

/** How a call ended: by one of the activity's outcomes, or by `error` with the reason's code. */
export type CallResult = { outcome: string; output: unknown } | { errorCode: string };

/** Where calls lie. The worker gives the engine's; tests give a map. */
export interface CallStore {
  /** The call, or null when it is unknown or its lead was erased. */
  load(callId: string): Promise<StoredCall | null>;
  /** Stores the result unless there is one already; the first stays. A result nobody waits for is kept, not used. */
  finish(callId: string, result: CallResult): Promise<void>;
}
