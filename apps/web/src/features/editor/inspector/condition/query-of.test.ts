import type { Condition } from '@tendril/condition';
import { describe, expect, it } from 'vitest';
import { conditionOf, queryOf } from './query-of.ts';

const conditions: Condition[] = [
  {
    all: [
      { field: 'lead.industry', op: 'in', value: ['wholesale', 'retail'] },
      { field: 'score', op: 'atLeast', value: 40 },
    ],
  },
  { any: [{ field: 'tags', op: 'hasTag', value: 'vip' }, { not: { all: [{ field: 'email', op: 'known' }] } }] },
  {
    all: [
      {
        event: 'email.clicked',
        times: { op: 'atLeast', n: 2 },
        since: { lastDays: 7 },
        where: [{ property: 'url', op: 'contains', value: 'pricing' }],
      },
    ],
  },
];

describe('the condition builder', () => {
  it.each(conditions.map((condition) => [condition]))('shows a condition and gives it back unchanged', (condition) => {
    expect(conditionOf(queryOf(condition))).toEqual({ ok: true, condition });
  });

  it('shows a single test as a group of one', () => {
    const test: Condition = { field: 'stage', op: 'equals', value: 'mql' };
    expect(conditionOf(queryOf(test))).toEqual({ ok: true, condition: { all: [test] } });
  });

  it('says what is missing while it is being written', () => {
    const rule = { field: 'lead.industry', operator: 'equals', value: ' ' };
    expect(conditionOf({ combinator: 'and', rules: [rule] })).toEqual({
      ok: false,
      message: 'Enter a text to compare with.',
    });
    expect(conditionOf({ combinator: 'or', rules: [] })).toEqual({
      ok: false,
      message: 'A group needs at least one condition.',
    });
  });
});
