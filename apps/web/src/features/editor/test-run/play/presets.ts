import type { LeadFacts, ScriptedEvent } from '@tendril/journey';
import type { Deed } from './deed.ts';

/** Somebody one often wants to see in a journey: who they are, and how they react to emails. */
export interface Preset {
  id: string;
  title: string;
  /** What differs from the lead that was chosen. */
  lead?: Partial<LeadFacts>;
  reactions: readonly Reaction[];
}

/** A deed `afterMs` after an email has reached them: the first one, or each. */
export interface Reaction {
  to: 'first' | 'each';
  afterMs: number;
  deed: Deed;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** In the order they are offered. */
export const presets: readonly Preset[] = [
  {
    id: 'quickBuyer',
    title: 'Quick buyer',
    reactions: [
      { to: 'first', afterMs: 5 * minuteMs, deed: { kind: 'open' } },
      { to: 'first', afterMs: 7 * minuteMs, deed: { kind: 'click', url: '' } },
      { to: 'first', afterMs: 2 * hourMs, deed: { kind: 'reply', means: 'meeting_request', backInDays: null } },
    ],
  },
  {
    id: 'interested',
    title: 'Replies interested',
    reactions: [{ to: 'first', afterMs: 4 * hourMs, deed: { kind: 'reply', means: 'interested', backInDays: null } }],
  },
  {
    id: 'slowReader',
    title: 'Slow reader',
    reactions: [
      { to: 'each', afterMs: 2 * dayMs, deed: { kind: 'open' } },
      { to: 'each', afterMs: 2 * dayMs + 5 * minuteMs, deed: { kind: 'click', url: '' } },
    ],
  },
  { id: 'never', title: 'Never reacts', reactions: [] },
  {
    id: 'notNow',
    title: 'Says not now',
    reactions: [{ to: 'first', afterMs: 4 * hourMs, deed: { kind: 'reply', means: 'not_now', backInDays: 30 } }],
  },
  {
    id: 'outOfOffice',
    title: 'Out of office',
    reactions: [{ to: 'first', afterMs: minuteMs, deed: { kind: 'absence', days: 12 } }],
  },
  {
    id: 'unsubscribes',
    title: 'Unsubscribes',
    reactions: [{ to: 'first', afterMs: 2 * hourMs, deed: { kind: 'unsubscribe' } }],
  },
  { id: 'noAddress', title: 'No email address', lead: { email: null }, reactions: [] },
];

/** How sales answers a hand-off, two hours after it was opened; null for not at all. */
export const salesAnswers: readonly {
  id: string;
  title: string;
  event: Pick<ScriptedEvent, 'name' | 'properties'> | null;
}[] = [
  { id: 'accepted', title: 'Sales accepts', event: { name: 'handoff.accepted', properties: {} } },
  { id: 'notNow', title: 'Sales says not now', event: { name: 'handoff.not_now', properties: {} } },
  { id: 'rejected', title: 'Sales rejects', event: { name: 'handoff.rejected', properties: { reason: 'no budget' } } },
  { id: 'none', title: 'Sales does not answer', event: null },
];
