import { describe, expect, it } from 'vitest';
import type { SentencePart } from './define-node.ts';
import { definitionOf, registry } from './registry.ts';

/** The sentence with brackets around what can be set, and the settings it names. */
function sentenceOf(kind: string, config: unknown): { said: string; settings: string[] } {
  const definition = definitionOf(kind);
  const parts: readonly SentencePart[] = definition?.sentence?.(definition.config.parse(config)) ?? [];
  return {
    said: parts.map((part) => (typeof part === 'string' ? part : `[${part.says}]`)).join(''),
    settings: parts.flatMap((part) => (typeof part === 'string' ? [] : [part.of])),
  };
}

const sentences: [kind: string, config: Record<string, unknown>, said: string][] = [
  [
    'entry.form',
    { form: 'Demo', key: 'webinar_id' },
    'Lets leads in when they submit [“Demo”], once for each [webinar id].',
  ],
  [
    'entry.event',
    { event: 'quote.sent', where: [{ property: 'amount', op: 'atLeast', value: 1000 }] },
    'Lets leads in when [“quote sent”] happens, where [amount is at least 1000].',
  ],
  [
    'wait.until',
    {
      date: { kind: 'field', field: 'lead.renewal_date' },
      offset: { amount: 7, unit: 'days', direction: 'before' },
      time: '09:00',
    },
    'Wait until [7 days before] [renewal date], [09:00] their time.',
  ],
  [
    'wait.event',
    {
      outcomes: [
        { id: 'r', on: { kind: 'reply' } },
        { id: 'b', on: { kind: 'event', name: 'meeting.booked' } },
      ],
    },
    'Wait until the lead [replies] or [has “meeting booked”], at most [5 days]; then go on by “after 5 days”.',
  ],
  ['wait.event', { limit: null }, 'Wait until the lead [does something], [however long it takes].'],
  ['split', {}, 'Split leads by chance: [50 % go “a”], [50 % go “b”]. Who went one way keeps to it.'],
  ['lead.score', { points: -1, reason: 'bounced' }, 'Take [1 point] from the score: [bounced].'],
  ['lead.tag', { tag: 'vip' }, '[Put] the tag [“vip”] on the lead.'],
  ['lead.stage', { stage: 'mql' }, 'Move the lead to [Marketing qualified].'],
];

describe('the sentence of a step', () => {
  it.each(sentences)('%s %j', (kind, config, said) => {
    expect(sentenceOf(kind, config).said).toBe(said);
  });

  it('names settings that are there', () => {
    const { settings } = sentenceOf('wait.event', { outcomes: [{ id: 'r', on: { kind: 'reply' } }] });
    expect(settings).toEqual(['outcomes.0', 'limit']);
  });

  it.each(Object.keys(registry).filter((kind) => kind !== 'activity'))('%s has one before it was set up', (kind) => {
    expect(sentenceOf(kind, {}).said).toMatch(/^\[?[A-Z].*\.$/);
  });
});
