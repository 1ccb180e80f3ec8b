import type { LeadFacts, ScriptedEvent } from '@tendril/journey';

/** What a tested lead does when an email reaches them, and who they are. */
export interface Preset {
  id: string;
  title: string;
  /** What differs from a lead everything may be sent to. */
  lead?: Partial<LeadFacts>;
  /** How they react to the first email, `afterMs` later; null or absent for no reaction. */
  reaction?: { name: string; properties: Readonly<Record<string, unknown>>; afterMs: number; words: string };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function reply(intent: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { intent, intents: [intent], needsPerson: false, ...more };
}

/** `now` in epoch ms: "come back in 30 days" is a date. */
export function presetsAt(now: number): readonly Preset[] {
  const dayFrom = (days: number): string => new Date(now + days * dayMs).toISOString().slice(0, 10);
  return [
    { id: 'never', title: 'Never reacts' },
    {
      id: 'interested',
      title: 'Replies interested',
      reaction: {
        name: 'reply.received',
        properties: reply('interested'),
        afterMs: 4 * hourMs,
        words: 'Replies: interested',
      },
    },
    {
      id: 'notNow',
      title: 'Says not now',
      reaction: {
        name: 'reply.received',
        properties: reply('not_now', { until: dayFrom(30) }),
        afterMs: 4 * hourMs,
        words: 'Replies: not now, come back in a month',
      },
    },
    {
      id: 'clicks',
      title: 'Opens and clicks',
      reaction: { name: 'email.clicked', properties: {}, afterMs: hourMs, words: 'Clicks in the email' },
    },
    {
      id: 'outOfOffice',
      title: 'Out of office',
      reaction: {
        name: 'reply.out_of_office',
        properties: { until: dayFrom(12) },
        afterMs: 60_000,
        words: 'Answers automatically: away for 12 days',
      },
    },
    {
      id: 'unsubscribes',
      title: 'Unsubscribes',
      reaction: { name: 'unsubscribed', properties: {}, afterMs: 2 * hourMs, words: 'Unsubscribes' },
    },
    { id: 'noAddress', title: 'No email address', lead: { email: null } },
  ];
}

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
