import { describe, expect, it } from 'vitest';
import { readingsIn, reasonsFor, type Deed } from './reasons.ts';

const did = (name: string, properties: Deed['properties'] = {}, hour = 9): Deed => ({
  name,
  properties,
  at: new Date(Date.UTC(2026, 2, 2, hour)),
});

describe('what speaks for a lead', () => {
  it('is told once, with how often, in words, the strongest three first', () => {
    const deeds = [
      did('email.clicked', { url: 'https://northlight.example/guide' }),
      did('email.clicked', { url: 'https://northlight.example/pricing' }),
      did('page.visited', { page: 'pricing' }),
      did('form.submitted', { form: 'Book a demo' }),
      did('score.changed', { points: 20 }),
      did('reply.received', { intent: 'meeting_request' }),
      did('demo.booked'),
    ];
    expect(reasonsFor(deeds)).toEqual(['replied: meeting request', 'demo booked', 'filled in “Book a demo”']);
    expect(reasonsFor(deeds.slice(0, 3))).toEqual(['visited pricing', 'clicked in emails 2 times']);
  });

  it('is nothing in what only we did', () => {
    expect(reasonsFor([did('stage.changed'), did('email.bounced'), did('lead.created')])).toEqual([]);
  });
});

describe('what a lead read', () => {
  it('are pages and links, each once, the latest first', () => {
    const deeds = [
      did('email.clicked', { url: 'https://northlight.example/guide/?utm_source=mail' }, 8),
      did('page.visited', { page: 'pricing' }, 10),
      did('email.clicked', { url: 'https://northlight.example/guide/' }, 9),
      did('form.submitted', { page: 'contact' }, 11),
    ];
    expect(readingsIn(deeds)).toEqual([
      { what: 'pricing', times: 1, lastAt: '2026-03-02T10:00:00.000Z' },
      { what: 'northlight.example/guide', times: 2, lastAt: '2026-03-02T09:00:00.000Z' },
    ]);
  });
});
