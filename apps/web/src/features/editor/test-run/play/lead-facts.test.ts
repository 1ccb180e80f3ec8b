import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { factsOf, inventedLead, sayLead, withTopicsOf } from './lead-facts.ts';

describe('as whom a draft is tested', () => {
  it('lets somebody invented agree to every topic, or to none', () => {
    const nodes = [{ id: 'mail', kind: 'email', config: { topic: 'news' } }];
    const graph = graphSchema.parse({ schema: 1, name: 'Topics', nodes, edges: [] });
    const lead = inventedLead(0);
    expect(withTopicsOf(graph, lead).consents).toEqual({ marketing: true, news: true });
    const refusing = { ...lead, consents: { marketing: false } };
    expect(withTopicsOf(graph, refusing).consents).toEqual({ marketing: false, news: false });
  });

  it('takes of a real lead what a journey reads, with consents that were withdrawn', () => {
    const consent = { at: '2026-01-01T00:00:00.000Z', source: 'form', wording: null };
    const facts = factsOf({
      lead: {
        ...{ id: 'ada', name: 'Ada Berg', email: 'ada@brook.example', fields: { company: 'Brook' } },
        ...{ score: 40, stage: 'mql', tags: ['vip'], timeZone: null, suppression: 'bounced' },
        createdAt: '2026-01-01T00:00:00.000Z',
        consents: [
          { ...consent, topic: 'marketing', state: 'given' },
          { ...consent, topic: 'news', state: 'withdrawn' },
        ],
      },
    });
    expect(facts).toMatchObject({ score: 40, stage: 'mql', suppression: 'bounced', createdAt: Date.UTC(2026, 0, 1) });
    expect(facts.consents).toEqual({ marketing: true, news: false });
    expect(sayLead(facts)).toBe('ada@brook.example, Brook');
  });
});
