import fc from 'fast-check';
import type { Condition, EventTest, FieldTest, PropertyTest } from '../src/condition.ts';
import { fieldTypeOf, operatorsOf } from '../src/field.ts';
import type { Operator } from '../src/value-test.ts';
import { anyNumber, anyText, dates, days, eventNames, names, properties, scalar, topics } from './vocabulary.ts';

/** Conditions about what a list of leads knows (`lead`), or also about what only a run knows (`run`). */
export function conditionArbitrary({ about }: { about: 'lead' | 'run' }): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(
    { weight: 3, arbitrary: fieldTestArbitrary({ about }) },
    { weight: 1, arbitrary: eventTest(about) },
  );
  return fc
    .letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }))
    .condition.filter((condition) => depthOf(condition) <= 7);
}

/** One test on a field, without groups: what finds a difference fastest. */
export function fieldTestArbitrary({ about }: { about: 'lead' | 'run' }): fc.Arbitrary<FieldTest> {
  const custom = names.map((name) => `lead.${name}`);
  const entry = about === 'run' ? names.map((name) => `entry.${name}`) : [];
  const consent = topics.map((topic) => `consent.${topic}`);
  const fields = [
    'email',
    'score',
    'stage',
    'tags',
    'timeZone',
    'createdAt',
    ...custom,
    ...custom,
    ...entry,
    ...consent,
  ];
  return fc.constantFrom(...fields).chain((field) => {
    const type = fieldTypeOf(field) ?? 'any';
    return fc.constantFrom(...operatorsOf[type]).chain((op) => {
      if (type === 'consent') return fc.record({ field: fc.constant(field), op: fc.constant(op), value: fc.boolean() });
      return valueOf(op, type).map((value) => (value === undefined ? { field, op } : { field, op, value }));
    });
    // Safe because each operator is given a value of its kind; condition.test.ts parses what comes out.
  }) as fc.Arbitrary<FieldTest>;
}

function eventTest(about: 'lead' | 'run'): fc.Arbitrary<EventTest> {
  const since = fc.oneof(
    fc.constantFrom<EventTest['since'][]>('ever', about === 'run' ? 'entry' : 'ever'),
    fc.record({ lastDays: fc.constantFrom(...days) }),
  );
  const times = fc.record({
    op: fc.constantFrom('atLeast' as const, 'atMost' as const, 'exactly' as const),
    n: fc.nat({ max: 3 }),
  });
  const required = { event: fc.constantFrom(...eventNames), since };
  const where = fc.array(propertyTest(), { minLength: 1, maxLength: 2 });
  return fc.oneof(fc.record(required), fc.record({ ...required, times }), fc.record({ ...required, times, where }));
}

function propertyTest(): fc.Arbitrary<PropertyTest> {
  return fc.tuple(fc.constantFrom(...properties), fc.constantFrom(...operatorsOf.any)).chain(
    ([property, op]) =>
      valueOf(op, 'any').map((value) => (value === undefined ? { property, op } : { property, op, value })),
    // Safe for the same reason as in `fieldTestArbitrary`.
  ) as fc.Arbitrary<PropertyTest>;
}

function valueOf(op: Operator, type: string): fc.Arbitrary<unknown> {
  const date = fc.constantFrom(...dates);
  const ordered = fc.tuple(anyNumber, anyNumber).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  const period = fc.tuple(date, date);
  switch (op) {
    case 'known':
    case 'unknown':
      return fc.constant(undefined);
    case 'equals':
    case 'notEquals':
      return scalar;
    case 'in':
    case 'notIn':
      return fc.array(fc.oneof(anyText, anyNumber), { minLength: 1, maxLength: 4 });
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'hasTag':
    case 'lacksTag':
      return anyText;
    case 'between':
      if (type === 'instant') return period;
      return type === 'number' ? ordered : fc.oneof(ordered, period);
    case 'before':
    case 'after':
      return date;
    case 'inLastDays':
    case 'inNextDays':
      return fc.constantFrom(...days);
    default:
      return anyNumber;
  }
}

function depthOf(condition: Condition): number {
  if ('all' in condition) return 1 + Math.max(...condition.all.map(depthOf));
  if ('any' in condition) return 1 + Math.max(...condition.any.map(depthOf));
  return 'not' in condition ? 1 + depthOf(condition.not) : 1;
}
