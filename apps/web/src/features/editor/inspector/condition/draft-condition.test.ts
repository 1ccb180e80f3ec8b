import type { Condition } from '@tendril/condition';
import { describe, expect, it } from 'vitest';
import { conditionOf, draftOf, withPart } from './draft-condition.ts';

const conditions: Condition[] = [
  {
    all: [
      { field: 'lead.industry', op: 'in', value: ['wholesale', 'retail'] },
      { field: 'score', op: 'atLeast', value: 40 },
    ],
  },
  { any: [{ field: 'tags', op: 'hasTag', value: 'vip' }, { not: { all: [{ field: 'email', op: 'known' }] } }] },
  { not: { any: [{ field: 'score', op: 'atLeast', value: 40 }] } },
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
    expect(conditionOf(draftOf(condition))).toEqual({ ok: true, condition });
  });

  it('shows a single test as a group of one', () => {
    const test: Condition = { field: 'stage', op: 'equals', value: 'mql' };
    expect(conditionOf(draftOf(test))).toEqual({ ok: true, condition: { all: [test] } });
  });

  it('says what is missing while it is being written', () => {
    const test = { field: 'lead.industry', op: 'equals', value: ' ' };
    expect(conditionOf({ combine: 'all', parts: [test] })).toEqual({
      ok: false,
      message: 'Enter a text to compare with.',
    });
    expect(conditionOf({ combine: 'none', parts: [] })).toEqual({
      ok: false,
      message: 'A group needs at least one condition.',
    });
  });

  it('changes one part and leaves the others', () => {
    const draft = draftOf({
      all: [
        { field: 'email', op: 'known' },
        { field: 'score', op: 'atLeast', value: 5 },
      ],
    });
    expect(withPart(draft, 0, null).parts).toEqual([{ field: 'score', op: 'atLeast', value: 5 }]);
    expect(withPart(draft, 1, { field: 'email', op: 'unknown' }).parts[1]).toEqual({ field: 'email', op: 'unknown' });
  });
});
