import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionArbitrary, testNow } from '../testing/index.ts';
import { compileToSql } from './compile-to-sql.ts';
import type { Condition } from './condition.ts';

function compiled(condition: Condition): { sql: string; params: unknown[] } {
  const result = compileToSql(condition, { now: testNow });
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
}

describe('compileToSql', () => {
  it('[GROUP-3] refuses what only a run knows, and says which part', () => {
    const leaf: Condition = { field: 'entry.plan', op: 'known' };
    expect(compileToSql({ not: leaf }, { now: testNow })).toEqual({
      problem: { code: 'condition_needs_run', leaf, message: 'Only a lead inside a journey has "entry.plan".' },
    });
    expect(compileToSql({ any: [{ event: 'email.clicked', since: 'entry' }] }, { now: testNow })).toMatchObject({
      problem: { message: 'Only a lead inside a journey has "email.clicked" since entering.' },
    });
  });

  it('writes nothing of the condition into the text: another value gives the same text', () => {
    const ask = (name: string, value: string): Condition => ({
      all: [
        { field: `lead.${name}`, op: 'in', value: [value, 1] },
        { event: name, since: 'ever', where: [{ property: name, op: 'contains', value }] },
        { field: `consent.${name}`, op: 'equals', value: true },
      ],
    });
    const first = compiled(ask('industry', `'; drop table lead; --`));
    expect(first.sql).toBe(compiled(ask('size', 'b')).sql);
    expect(first.params).toContain(`'; drop table lead; --`);
  });

  it('numbers the placeholders from 1 without a gap', () => {
    fc.assert(
      fc.property(conditionArbitrary({ about: 'lead' }), (condition) => {
        const { sql, params } = compiled(condition);
        const numbers = new Set([...sql.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
        expect([...numbers].toSorted((a, b) => a - b)).toEqual(params.map((_, index) => index + 1));
      }),
    );
  });
});
