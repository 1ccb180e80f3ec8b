/** The lead as it was when the call began. Read only: an activity gives back output, the engine writes. */
export interface LeadSnapshot {
  readonly id: string;
  readonly email: string | null;
  /** Every other field by its name. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The run the activity is executed for. */
export interface RunOfCall {
  id: string;
  nodeId: string;
  journeyName: string;
}

/** Writes to the worker's own log, never to Temporal. */
export interface ActivityLogger {
  debug(message: string, details?: Record<string, unknown>): void;
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}

/** What an activity is given beside its input. */
export interface ActivityContext {
  lead: LeadSnapshot;
  run: RunOfCall;
  /** The same over retries, restarts and reconcile: pass it on to whatever you call, so that it acts once. */
  idempotencyKey: string;
  logger: ActivityLogger;
  /** Says that a long step is still alive. The kit also does so by itself while the event loop turns. */
  heartbeat(): void;
  /** Aborted when the run no longer needs the result, or the worker stops. Pass it to `fetch`. */
  signal: AbortSignal;
}
