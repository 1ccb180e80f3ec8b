import type { HandoffAnswer } from '@tendril/engine';

/** A lead of the sample workspace. */
export interface SampleLead {
  /** Null for who can only be rung up. */
  email: string | null;
  fields: Readonly<Record<string, string | number>>;
  timeZone: string;
  /** Where the lead stands when nothing in a journey has moved it. */
  stage: string;
  score: number;
  tags: readonly string[];
  hasConsent: boolean;
  /** Days before the seeding at which the lead became known. */
  knownForDays: number;
  history: readonly PastEvent[];
  /** The way through a journey that is played for the lead. */
  passage?: Passage;
  /** Stage, score and tags once the passage has been played, where life went on after it. */
  became?: Partial<Pick<SampleLead, 'stage' | 'score' | 'tags'>>;
}

/** Something the lead did outside any journey, so many days before the seeding. */
export interface PastEvent {
  daysAgo: number;
  name: string;
  properties: Readonly<Record<string, unknown>>;
}

/** A lead enters a journey so many hours before the seeding, and does things at its steps. */
export interface Passage {
  journey: 'stock-report' | 'long-nurture';
  enteredHoursAgo: number;
  acts: readonly Act[];
}

/** Happens while the lead stands at the step: so long after it got there (or got its email), or so long before the seeding. */
export interface Act {
  step: string;
  when: { afterHours: number } | { hoursAgo: number };
  deed: Deed;
}

/** What is done: by the lead, by a mail server, by sales, by a colleague. */
export type Deed =
  | { kind: 'click'; url: string }
  | { kind: 'reply'; text: string }
  | { kind: 'bounce' }
  | { kind: 'answer'; answer: HandoffAnswer }
  | { kind: 'hold' | 'end'; reason: string };

export function visited(daysAgo: number, page: string): PastEvent {
  return { daysAgo, name: 'page.visited', properties: { page } };
}

export function submitted(daysAgo: number, form: string): PastEvent {
  return { daysAgo, name: 'form.submitted', properties: { form } };
}
