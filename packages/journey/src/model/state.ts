import type { Condition, PropertyTest } from '@tendril/condition';
import type { LeadEvent } from './facts.ts';

/** One way to leave a wait: an event, or a condition that is looked at when one of `events` happens. */
export interface Listen {
  port: string;
  events: readonly string[];
  /** Events before this moment do not count. */
  since: number;
  where?: readonly PropertyTest[];
  /** Only reactions to the mails of this step. */
  mailNodeId?: string;
  /** Set for conditions: leaves when it holds, at arrival or after an event. */
  condition?: Condition;
}

/** The mail a wait follows: when it leaves late, the deadline moves by as much. */
export interface AfterMail {
  nodeId: string;
  visit: number;
  decidedAt: number;
}

/** What a block ended with. `deadline` is absolute (epoch ms), never the time left. */
export interface Wait {
  arrivedAt: number;
  deadline: number | null;
  deadlinePort: string;
  listens: readonly Listen[];
  afterMail: AfterMail | null;
  /** The deadline put aside while the mail this wait follows has not left yet; null otherwise. */
  postponed: number | null;
  /** An out-of-office answer moves the deadline to the return date. */
  movesWithAbsence: boolean;
  /** What the arrival rested on; goes into the path row on leaving. */
  notes: Readonly<Record<string, unknown>>;
}

export interface Entry {
  nodeId: string;
  key: string;
  at: number;
  properties: Readonly<Record<string, unknown>>;
}

/** How a run ended. `by` tells who decided: a step, the goal, an exit condition, a person, or an exit nobody connected. */
export interface RunEnd {
  reason: string;
  by: 'step' | 'goal' | 'exitCondition' | 'command' | 'openPort';
  at: number;
}

export type Phase = 'arriving' | 'waiting' | 'calling' | 'held' | 'ended';

/** Where a run stands. Serialised with the run; every field is plain JSON. */
export interface RunState {
  runId: string;
  phase: Phase;
  nodeId: string;
  /** Arrivals per step; the current visit of `nodeId` is its count. */
  visits: Readonly<Record<string, number>>;
  entry: Entry;
  wait: Wait | null;
  callId: string | null;
  held: { reason: string; at: number } | null;
  end: RunEnd | null;
  /** Arms taken at splits, kept over moves and loops. */
  arms: Readonly<Record<string, string>>;
  /** Ids of the events that already decided something in this run. */
  used: readonly string[];
  /** The human reply that last decided something; `branch on intent` reads it. */
  reply: LeadEvent | null;
  /** The last mail this run decided to send. */
  lastMail: AfterMail | null;
  goalAt: number | null;
  /** Time of the last block: later blocks never happen before it. */
  blockAt: number;
  /** The moment events count from in a wait reached by the last block. */
  momentAt: number;
  /** Accelerated runs happen at their logical time however late they wake. */
  accelerated: boolean;
}
