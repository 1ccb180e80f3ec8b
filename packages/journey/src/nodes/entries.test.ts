import { describe, expect, it } from 'vitest';
import { graphOf, planOf, play, type Sketch } from '../../testing/journeys.ts';
import { entriesFor, entryEvents } from '../compile/entries-for.ts';

const plan = planOf(
  graphOf({
    form: ['entry.form', { form: 'guide' }, { next: 'end' }],
    quote: [
      'entry.event',
      { event: 'quote.sent', where: [{ property: 'amount', op: 'atLeast', value: 1_000 }], key: 'number' },
      { next: 'end' },
    ],
    fair: ['entry.import', { list: 'fair' }, { next: 'end' }],
    any: ['entry.import', {}, { next: 'end' }],
    hand: ['entry.manual', {}, { next: 'end' }],
    end: ['end.exit', {}],
  }),
);

const longKey = 'x'.repeat(500);

const enteredBy = (name: string, properties: Record<string, unknown> = {}) => entriesFor(plan, { name, properties });

describe('who is let in', () => {
  it('[ENTRY-1] by the form they submit', () => {
    expect(enteredBy('form.submitted', { form: 'guide' })).toEqual([{ nodeId: 'form', key: '' }]);
    expect(enteredBy('form.submitted', { form: 'demo' })).toEqual([]);
  });

  it('[ENTRY-2] by an event whose properties pass', () => {
    expect(enteredBy('quote.sent', { amount: 1_200, number: 17 })).toEqual([{ nodeId: 'quote', key: '17' }]);
    expect(enteredBy('quote.sent', { amount: 900, number: 18 })).toEqual([]);
  });

  it('[ENTRY-3] by the list they are imported with', () => {
    expect(enteredBy('list.imported', { list: 'fair' }).map(({ nodeId }) => nodeId)).toEqual(['fair', 'any']);
    expect(enteredBy('list.imported', { list: 'other' }).map(({ nodeId }) => nodeId)).toEqual(['any']);
  });

  it('[ENTRY-4] by hand', () => {
    expect(enteredBy('entered.manual')).toEqual([{ nodeId: 'hand', key: '' }]);
  });

  it('names the events entries listen for', () => {
    expect(entryEvents(plan).map(({ eventName }) => eventName)).toEqual([
      'form.submitted',
      'quote.sent',
      'list.imported',
      'list.imported',
      'entered.manual',
    ]);
  });
});

describe('[ENTRY-5] the entry key of a property', () => {
  it.each([
    [' Q-17 ', 'Q-17'],
    [17, '17'],
    [true, 'true'],
    [undefined, ''],
    [{ nested: 1 }, ''],
    [longKey, longKey.slice(0, 200)],
  ])('%j', (number, key) => {
    expect(enteredBy('quote.sent', { amount: 1_200, number })).toEqual([{ nodeId: 'quote', key }]);
  });
});

describe('[ENTRY-6] what brought the lead in', () => {
  const countedBy = (since: unknown): Sketch => ({
    form: ['entry.form', { form: 'guide' }, { next: 'branch' }],
    branch: [
      'branch.conditions',
      { arms: [{ id: 'yes', condition: { event: 'form.submitted', since } }] },
      { yes: 'wait', else: 'wait' },
    ],
    wait: [
      'wait.event',
      { outcomes: [{ id: 'again', on: { kind: 'event', name: 'form.submitted' } }] },
      { again: 'end', timeout: 'end' },
    ],
    end: ['end.exit', {}],
  });

  it('is counted over all time, not since entering, and not heard by the first wait', () => {
    expect(play(countedBy('ever')).path.slice(1, 3)).toEqual(['branch:yes', 'wait:timeout']);
    expect(play(countedBy({ lastDays: 1 })).path[1]).toBe('branch:yes');
    expect(play(countedBy('entry')).path[1]).toBe('branch:else');
  });
});
