import { describe, expect, it } from 'vitest';
import { conditionSchema } from './condition.ts';
import { eventsRead, fieldsRead } from './reads.ts';
import { sayCondition } from './say-condition.ts';

const wholesale = { field: 'lead.industry', op: 'equals', value: 'wholesale' };
const clickedTwice = { event: 'email.clicked', times: { op: 'atLeast', n: 2 }, since: { lastDays: 7 } };

describe('sayCondition', () => {
  it.each<[string, unknown]>([
    ['industry is wholesale and clicked at least 2 times in the last 7 days', { all: [wholesale, clickedTwice] }],
    ['company size is one', { field: 'lead.companySize', op: 'in', value: ['one'] }],
    ['company size is not one, two or 3', { field: 'lead.company_size', op: 'notIn', value: ['one', 'two', 3] }],
    ['x is a, b, c, d, e or one of 2 more', { field: 'lead.x', op: 'in', value: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }],
    ['plan at entry contains pro', { field: 'entry.plan', op: 'contains', value: 'pro' }],
    ['email address is not known', { field: 'email', op: 'unknown' }],
    ['score is between 5 and 10', { field: 'score', op: 'between', value: [5, 10] }],
    ['first seen is in the last 30 days', { field: 'createdAt', op: 'inLastDays', value: 30 }],
    ['renewal is before 2026-05-01', { field: 'lead.renewal', op: 'before', value: '2026-05-01' }],
    ['trial is yes', { field: 'lead.trial', op: 'equals', value: true }],
    ['does not have the tag vip', { field: 'tags', op: 'lacksTag', value: 'vip' }],
    ['agreed to news', { field: 'consent.news', op: 'notEquals', value: false }],
    ['has not agreed to news', { field: 'consent.news', op: 'equals', value: false }],
    ['opened an email at any time', { event: 'email.opened', since: 'ever' }],
    ['never replied since entering', { event: 'reply.received', times: { op: 'atMost', n: 0 }, since: 'entry' }],
    [
      'trial started exactly once in the last 24 hours',
      { event: 'trial.started', times: { op: 'exactly', n: 1 }, since: { lastDays: 1 } },
    ],
    [
      'visited a page (path starts with /pricing and seconds is more than 30) at any time',
      {
        event: 'page.visited',
        since: 'ever',
        where: [
          { property: 'path', op: 'startsWith', value: '/pricing' },
          { property: 'seconds', op: 'moreThan', value: 30 },
        ],
      },
    ],
    [
      '(industry is wholesale or score is known) and not (industry is wholesale)',
      { all: [{ any: [wholesale, { field: 'score', op: 'known' }] }, { not: wholesale }] },
    ],
    ['industry is wholesale', { all: [{ any: [wholesale] }] }],
  ])('says: %s', (words, condition) => expect(sayCondition(conditionSchema.parse(condition))).toBe(words));
});

describe('what a condition reads', () => {
  const condition = conditionSchema.parse({
    any: [
      { all: [wholesale, clickedTwice] },
      { not: { field: 'score', op: 'known' } },
      wholesale,
      { ...clickedTwice, since: 'ever' },
    ],
  });

  it('lists each field and each event once', () => {
    expect(fieldsRead(condition)).toEqual(['lead.industry', 'score']);
    expect(eventsRead(condition)).toEqual(['email.clicked']);
  });
});
