import type { Transaction } from '@tendril/db';
import { describe, expect, it } from 'vitest';
import { ChangeCollector, changeOf, noteChange, notedChange } from './change.ts';

// Stands for a transaction: only which one it is matters here.
const transaction = (): Transaction => ({}) as Transaction;
const real = { id: 'lead', isRehearsal: false };
const invented = { id: 'invented', isRehearsal: true };

describe('what a transaction changes', () => {
  it('is noted with it and with no other', () => {
    const [tx, other] = [transaction(), transaction()];
    noteChange(tx, { lead: real, topics: ['leads'] });
    noteChange(tx, { lead: null, topics: ['journeys'] });
    expect(notedChange(tx)?.topics).toEqual(new Set(['leads', 'journeys']));
    expect(notedChange(other)).toBeUndefined();
  });

  it('is no news to lists when it happens in a play; the test mailbox shows what was sent', () => {
    const tx = transaction();
    noteChange(tx, { lead: invented, topics: ['journeys', 'leads', 'handoffs', 'mails'] });
    expect(notedChange(tx)).toMatchObject({ topics: new Set(['mails']), rehearsals: new Set(['invented']) });
  });
});

describe('changes that are told together', () => {
  it('are each told once, and what comes later is told later', () => {
    const collector = new ChangeCollector();
    collector.add(changeOf('leads', 'mails'));
    collector.add(changeOf('leads'));
    expect(collector.take().topics).toEqual(new Set(['leads', 'mails']));
    expect(collector.isEmpty).toBe(true);
    collector.add(changeOf('replies'));
    expect(collector.take().topics).toEqual(new Set(['replies']));
  });
});
