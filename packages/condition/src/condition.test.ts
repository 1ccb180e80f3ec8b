import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionArbitrary } from '../testing/index.ts';
import { conditionSchema } from './condition.ts';

const leaf = { field: 'score', op: 'atLeast', value: 1 };

/** The messages of a refusal with their paths; empty when accepted. */
function problems(input: unknown): string[] {
  const parsed = conditionSchema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

function nested(levels: number): unknown {
  let condition: unknown = leaf;
  for (let level = 1; level < levels; level += 1) condition = { not: condition };
  return condition;
}

describe('conditionSchema', () => {
  it('takes what it gives back: every random condition survives parsing and JSON unchanged', () => {
    fc.assert(
      fc.property(conditionArbitrary({ about: 'run' }), (condition) => {
        expect(conditionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition);
      }),
    );
  });

  it.each([
    ['an unknown field', { field: 'phone', op: 'known' }, 'field: There is no field "phone".'],
    ['an inherited name', { field: 'lead.constructor', op: 'known' }, 'field: There is no field "lead.constructor".'],
    [
      'a test the field does not allow',
      { field: 'email', op: 'moreThan', value: 1 },
      'op: "moreThan" cannot be asked of email.',
    ],
    [
      'tags of an event',
      { event: 'x', since: 'ever', where: [{ property: 'y', op: 'hasTag', value: 'z' }] },
      'where.0.op: Only leads have tags.',
    ],
    ['an event without a since', { event: 'x' }, 'since: '],
    ['consent as text', { field: 'consent.news', op: 'equals', value: 'yes' }, 'value: Consent is true or false.'],
    [
      'numbers around a date',
      { field: 'createdAt', op: 'between', value: [1, 2] },
      'value: createdAt lies between dates, not numbers.',
    ],
    [
      'dates around a number',
      { field: 'score', op: 'between', value: ['2026-01-01', '2026-01-02'] },
      'value: score lies between numbers, not dates.',
    ],
    [
      'a date that is none',
      { field: 'createdAt', op: 'before', value: '2026-02-30' },
      'value: Enter a date such as 2026-03-01.',
    ],
    ['a blank text', { field: 'email', op: 'contains', value: ' ' }, 'value: Enter a text to compare with.'],
    [
      'a text Postgres cannot hold',
      { field: 'email', op: 'contains', value: 'a\0' },
      'value: This text has characters that cannot be stored.',
    ],
    ['no shape', { score: 1 }, ': A condition has one of the keys all, any, not, field, event.'],
    ['an array', [leaf], ': A condition has one of the keys all, any, not, field, event.'],
    ['an empty group', { all: [] }, 'all: A group needs at least one condition.'],
    [
      'a problem deep inside',
      { any: [leaf, { not: { field: 'nope', op: 'known' } }] },
      'any.1.not.field: There is no field "nope".',
    ],
  ])('refuses %s and says where', (_, input, message) => {
    expect(problems(input)).toHaveLength(1);
    expect(problems(input)[0]).toContain(message);
  });

  it.each([
    ['a second shape', { all: [leaf], any: [leaf] }],
    ['an unknown key', { ...leaf, extra: 1 }],
    ['a value where none belongs', { field: 'score', op: 'known', value: 1 }],
    ['a prototype as a key', JSON.parse('{"field":"score","op":"atLeast","value":1,"__proto__":{"op":"known"}}')],
    ['an unknown test', { field: 'score', op: 'matches', value: '.*' }],
    ['a number beyond use', { field: 'score', op: 'atLeast', value: 1e15 }],
  ])('refuses %s', (_, input) => expect(problems(input)).not.toEqual([]));

  it('[GROUP-1] refuses empty groups', () => {
    expect(problems({ any: [] })).toEqual(['any: A group needs at least one condition.']);
  });

  it('[GROUP-2] refuses what is too deep, too wide or lists too much', () => {
    expect(problems(nested(8))).toEqual([]);
    expect(problems(nested(9))).toEqual([': A condition can be at most 8 levels deep.']);
    expect(problems(nested(100_000))).toEqual([': A condition can be at most 8 levels deep.']);
    expect(problems({ all: Array(199).fill(leaf) })).toEqual([]);
    expect(problems({ all: Array(200).fill(leaf) })).toEqual([': A condition can have at most 200 parts.']);
    const listed = { field: 'lead.x', op: 'in', value: Array(1500).fill('a') };
    expect(problems(listed)).toEqual([]);
    expect(problems({ all: [listed, listed] })).toEqual([': A condition can list at most 2000 values.']);
  });
});
