import { describe, expect, it } from 'vitest';
import { shorten } from './say.ts';
import { graphOf, planOf, type Sketch } from '../../testing/journeys.ts';

const content = { subject: 'Here is your guide', source: 'Hello' };
const lines: [kind: string, config: Record<string, unknown>, line: string][] = [
  ['entry.form', { form: 'Book a demo' }, 'When "Book a demo" is submitted'],
  ['entry.event', { event: 'quote.sent' }, 'When "quote sent" happens'],
  ['entry.event', { event: 'handoff.not_now' }, 'When "hand-off put off" happens'],
  ['entry.import', {}, 'When imported from any list'],
  ['entry.manual', {}, 'When added by hand or API'],
  ['wait.duration', { duration: { amount: 3, unit: 'days' } }, 'Wait 3 days'],
  ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, 'Wait 1 hour'],
  [
    'wait.until',
    {
      date: { kind: 'field', field: 'entry.starts_at' },
      offset: { amount: 7, unit: 'days', direction: 'before' },
      time: '09:00',
    },
    'Wait until 7 days before starts at, 09:00',
  ],
  ['wait.event', { outcomes: [{ id: 'r', on: { kind: 'reply' } }] }, 'Wait until reply, at most 5 days'],
  [
    'wait.event',
    {
      outcomes: [
        { id: 'r', on: { kind: 'reply' } },
        { id: 'b', title: 'books', on: { kind: 'event', name: 'booked' } },
      ],
      limit: null,
    },
    'Wait until reply or books',
  ],
  [
    'wait.event',
    { outcomes: [{ id: 'b', on: { kind: 'event', name: 'meeting.booked' } }], limit: null },
    'Wait until meeting booked',
  ],
  [
    'branch.conditions',
    { arms: [{ id: 'a', title: 'makers', condition: { field: 'lead.industry', op: 'known' } }] },
    'Branch: makers · else',
  ],
  [
    'branch.intent',
    { arms: [{ id: 'a', intents: ['meeting_request', 'interested'] }] },
    'By reply: meeting request, interested · else',
  ],
  [
    'split',
    {
      arms: [
        { id: 'a', weight: 3 },
        { id: 'b', weight: 1 },
      ],
    },
    'Split 75 / 25',
  ],
  ['email', { content }, 'Email "Here is your guide"'],
  ['lead.score', { points: 10 }, 'Add 10 points'],
  ['lead.score', { points: -5 }, 'Take 5 points away'],
  ['lead.field', { field: 'come_back_on', value: '2026-05-01' }, 'Set come back on to 2026-05-01'],
  ['lead.field', { field: 'come_back_on' }, 'Empty come back on'],
  ['lead.tag', { tag: 'vip', action: 'remove' }, 'Remove tag "vip"'],
  ['lead.stage', { stage: 'MQL' }, 'Move to Marketing qualified'],
  ['lead.stage', { stage: 'pilot' }, 'Move to pilot'],
  ['sales.notify', { within: { amount: 4, unit: 'hours' } }, 'Notify sales, answer within 4 hours'],
  ['activity', { activityKind: 'company_lookup', outcomes: [{ id: 'found' }] }, 'Run company lookup'],
  ['end.exit', { reason: 'no reaction' }, 'Exit "no reaction"'],
  ['end.goal', {}, 'Goal reached'],
];

describe('what a card says', () => {
  it('cuts no character in two', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab…');
    expect(shorten('ab😀cd', 5)).toBe('ab😀…');
  });

  it.each(lines)('%s %j', (kind, config, line) => {
    const sketch: Sketch = kind.startsWith('entry.')
      ? { it: [kind, config] }
      : { start: ['entry.manual', {}, { next: 'it' }], it: [kind, config] };
    expect(planOf(graphOf(sketch)).nodes['it']?.title).toBe(line);
  });
});
