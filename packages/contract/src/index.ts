/**
 * What workflows, activities, engine and worker must agree on. No dependency: it breaks the cycle
 * workflows → activities → engine → workflows.
 */

/** Task queues. `call` gives the queue that serves the custom activities of one package. */
export const queues = {
  journey: 'journey',
  jobs: 'jobs',
  call: (packageName: string): string => `call/${packageName}`,
} as const;

/** The workflow type that carries one run. An incompatible workflow file becomes a new type. */
export const leadJourneyType = 'leadJourney';

/** Tells a run to look again; carries nothing. */
export const wakeSignal = 'wake';

/** Workflow id of a run. */
export function workflowIdOf(runId: string): string {
  return `run/${runId}`;
}

export interface LeadJourneyInput {
  runId: string;
}

/** The workflow type that takes the people inside a journey over to another version. */
export const migrateRunsType = 'migrateRuns';

export function migrationIdOf(migrationId: string): string {
  return `migration/${migrationId}`;
}

export interface MigrateRunsInput {
  migrationId: string;
}

/** What long jobs do, page by page; implemented by the engine. */
export interface JobActivities {
  /** Takes the next page of people over. True when nobody is left or the job was stopped. Harmless when repeated. */
  migratePage(migrationId: string): Promise<boolean>;
}

/** Search attributes set when a workflow starts, where the server lets us register them. */
export const searchAttributes = { journey: 'TendrilJourney', source: 'TendrilSource' } as const;

/** Priorities of `leadJourney` (1 is served first). */
export const priorities = { event: 2, mass: 4 } as const;

/** How Temporal shall execute the custom activity a run stands at. Durations in milliseconds. */
export interface CallPlan {
  callId: string;
  activityKind: string;
  taskQueue: string;
  startToCloseMs: number;
  heartbeatMs: number | null;
  maximumAttempts: number;
  initialIntervalMs: number;
  maximumIntervalMs: number;
}

/**
 * What the workflow does after looking at its run. `ms` is real time from now, at least 1; null means only a wake
 * ends the wait. `title` is the step's title for the operator's view in Temporal, with nothing of the lead in it.
 */
export type Next =
  | { kind: 'done' }
  | { kind: 'wait'; ms: number | null; title: string }
  | { kind: 'call'; call: CallPlan; title: string };

/** The local activities of `leadJourney`; implemented by the engine, called by the workflow. */
export interface EngineActivities {
  /** Does whatever there is a reason to do for this run. `now` is the workflow's clock in epoch milliseconds. Harmless when repeated. */
  advance(runId: string, now: number): Promise<Next>;
  /** Records that Temporal gave up on a call (attempts or time used up) unless a result is already there. `code` is of the closed list. */
  failCall(callId: string, code: FailureCode): Promise<void>;
}

/** The only words about a failure that ever reach Temporal: no message, no stack, nothing personal. */
export const failureCodes = [
  'activity_failed',
  'activity_timed_out',
  'activity_cancelled',
  'activity_permanent',
  'database_unavailable',
  'temporal_unavailable',
  'lock_timeout',
  'statement_timeout',
  'serialization',
  'unknown_node_kind',
  'newer_plan',
  'invariant',
  'unexpected',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export function isFailureCode(value: string): value is FailureCode {
  return (failureCodes as readonly string[]).includes(value);
}
