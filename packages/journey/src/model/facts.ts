/** What is known of a lead. Times are epoch milliseconds, seen through the run's clock. */
export interface LeadFacts {
  id: string;
  email: string | null;
  fields: Readonly<Record<string, unknown>>;
  score: number;
  stage: string;
  tags: readonly string[];
  /** IANA zone, or null when not known. */
  timeZone: string | null;
  createdAt: number;
  /** Topics with consent given (true) or withdrawn (false). */
  consents: Readonly<Record<string, boolean>>;
  /** Why no mail may go to this address, or null. */
  suppression: string | null;
}

/** Something that happened to a lead. `id` sorts by time of receipt among equals. */
export interface LeadEvent {
  id: string;
  name: string;
  at: number;
  properties: Readonly<Record<string, unknown>>;
}

export type MailState = 'queued' | 'sealed' | 'accepted' | 'refused' | 'unknown' | 'withdrawn';

/** One row of the ledger, as far as decisions read it. */
export interface MailFact {
  runId: string;
  nodeId: string;
  visit: number;
  purpose: 'marketing' | 'service';
  state: MailState;
  decidedAt: number;
  /** Not before this moment. */
  sendAfter: number;
  /** When the provider took it; null while it did not. */
  leftAt: number | null;
  /** When it was settled, whichever way; absent while it was not. */
  settledAt?: number;
}

export interface CallResult {
  callId: string;
  /** An outcome of the activity, or `error`. */
  outcome: string;
  output: Readonly<Record<string, unknown>>;
}

/** What an operator or a publish asks of one run; unconsumed, oldest first. */
export type Command =
  | { id: string; kind: 'move'; to: string }
  | { id: string; kind: 'skip' }
  | { id: string; kind: 'retry' }
  | { id: string; kind: 'hold'; reason: string }
  | { id: string; kind: 'end'; reason: string };

/** Everything outside the plan that a decision may rest on, loaded under the lead's lock. */
export interface Facts {
  lead: LeadFacts;
  /** Ascending by time, then id; only names in `plan.needs.events`. */
  events: readonly LeadEvent[];
  /** Mails of this run, and marketing mails of the lead's other runs as far back as the frequency cap looks. */
  mails: readonly MailFact[];
  call: CallResult | null;
  commands: readonly Command[];
  /** Quiet hours of the workspace: they hold for journeys that set none. */
  quietHours?: { from: string; to: string };
}
