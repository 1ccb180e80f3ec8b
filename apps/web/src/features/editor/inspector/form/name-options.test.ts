import { describe, expect, it } from 'vitest';
import { labelOfName, nameOptions, nameTyped, type NameSource } from './name-options.ts';

const source: NameSource = {
  known: {
    forms: ['Get the guide'],
    lists: [],
    tags: ['vip'],
    topics: ['marketing'],
    journeys: [],
    stages: ['lead', 'pilot'],
    events: [
      { name: 'quote.sent', properties: ['amount'] },
      { name: 'email.settled', properties: [] },
    ],
  },
  fields: ['renewal_date', 'firstName'],
  near: ['amount'],
};

const labels = (format: string): string[] => nameOptions(format, source).map(({ label }) => label);

describe('the names a setting is chosen from', () => {
  it('are read as words, whatever they are kept as', () => {
    expect(labels('event')).toContain('Quote sent');
    expect(labels('event')).not.toContain('Email settled');
    expect(labels('leadField')).toEqual(['First name', 'Last name', 'Company', 'Title', 'Renewal date']);
    expect(labels('stage')).toContain('Marketing qualified');
    expect(labels('stage')).toContain('pilot');
    expect(labelOfName('conditionField', 'entry.starts_at')).toBe('Starts at (at entry)');
  });

  it('are found again by their words', () => {
    const events = nameOptions('event', source);
    expect(nameTyped('event', 'quote SENT', events)).toBe('quote.sent');
    expect(nameTyped('stage', 'Marketing qualified', nameOptions('stage', source))).toBe('mql');
  });

  it('can be new', () => {
    expect(nameTyped('event', 'invoice.paid', [])).toBe('invoice.paid');
    expect(nameTyped('event', 'Invoice paid', [])).toBe('invoice_paid');
    expect(nameTyped('leadField', 'Come back on', [])).toBe('come_back_on');
    expect(nameTyped('conditionField', 'Renewal date', [])).toBe('lead.renewal_date');
    expect(nameTyped('form', 'Get the guide ', [])).toBe('Get the guide ');
    expect(nameTyped('tag', '', [])).toBe('');
  });
});
