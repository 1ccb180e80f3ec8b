import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionArbitrary, factsOf, leadFactsArbitrary } from '../testing/index.ts';
import type { Condition } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import type { ConditionFacts } from './facts.ts';

const fields: Record<string, unknown> = { score: 12, stage: ' ', tags: ['vip'] };
const facts: ConditionFacts = {
  field: (name) => fields[name],
  events: () => [
    { at: 40, properties: {} },
    { at: 90, properties: {} },
    { at: 200, properties: {} },
  ],
  now: 100,
  enteredAt: 50,
};
const highScore: Condition = { field: 'score', op: 'atLeast', value: 50 };
const isVip: Condition = { field: 'tags', op: 'hasTag', value: 'vip' };
const staged: Condition = { field: 'stage', op: 'known' };

describe('explain', () => {
  it('names the tests that failed in an unmet group, and the values they saw', () => {
    expect(explain({ all: [isVip, highScore, staged] }, facts)).toEqual({
      result: false,
      leaves: [
        { says: 'has the tag vip', result: true, isDecisive: false, saw: { field: 'tags', value: ['vip'] } },
        { says: 'score is at least 50', result: false, isDecisive: true, saw: { field: 'score', value: 12 } },
        { says: 'stage is known', result: false, isDecisive: true, saw: { field: 'stage', value: null } },
      ],
    });
  });

  it('names the met tests of a met any, and looks through not', () => {
    const { result, leaves } = explain({ any: [highScore, { not: staged }] }, facts);
    expect(result).toBe(true);
    expect(leaves.map((leaf) => leaf.isDecisive)).toEqual([false, true]);
  });

  it('counts events and says when the last one came', () => {
    const [leaf] = explain({ event: 'email.clicked', since: 'entry' }, facts).leaves;
    expect(leaf?.saw).toEqual({ event: 'email.clicked', count: 1, lastAt: 90 });
  });

  it('agrees with evaluate, leaves no answer without a reason, and is plain data', () => {
    fc.assert(
      fc.property(conditionArbitrary({ about: 'run' }), leadFactsArbitrary(), (condition, lead) => {
        const explanation = explain(condition, factsOf(lead));
        expect(explanation.result).toBe(evaluate(condition, factsOf(lead)));
        expect(explanation.leaves.some((leaf) => leaf.isDecisive)).toBe(true);
        expect(structuredClone(explanation)).toEqual(explanation);
      }),
    );
  });
});
