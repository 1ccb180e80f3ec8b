/**
 * Random conditions and leads for property tests. Both draw from the same few names and values, chosen at the edges of
 * what SPEC.md says, so that most tests have something to find.
 */
import fc from 'fast-check';
import type { Condition, EventTest, FieldTest, PropertyTest } from './condition.ts';
import type { ConditionEvent, ConditionFacts } from './facts.ts';
import { fieldTypeOf, operatorsOf } from './field.ts';
import { dayMs, instantOf } from './instant.ts';
import type { Operator } from './value-test.ts';

/** "Now" of every lead made here, in epoch milliseconds. */
export const testNow = Date.UTC(2026, 2, 1, 9, 30);

/** A lead as its columns hold it, with what a run adds. Times in epoch milliseconds, `createdAt` an ISO instant. */
export interface LeadFacts {
  email: string | null;
  score: number;
  stage: string | null;
  tags: string[];
  timeZone: string | null;
  createdAt: string;
  /** Custom fields, any JSON. */
  fields: Record<string, unknown>;
  /** Topics with consent. */
  consents: string[];
  events: ({ name: string } & ConditionEvent)[];
  /** Properties of what made the lead enter. */
  entry: Record<string, unknown>;
  enteredAt: number | null;
}

/** A lead's facts in the form `evaluate` takes, as of `testNow`. */
export function factsOf(lead: LeadFacts): ConditionFacts {
  const { email, score, stage, tags, timeZone, createdAt } = lead;
  const builtIn: Record<string, unknown> = { email, score, stage, tags, timeZone, createdAt };
  return {
    field(name) {
      const key = name.slice(name.indexOf('.') + 1);
      if (name.startsWith('lead.')) return lead.fields[key];
      if (name.startsWith('entry.')) return lead.entry[key];
      return name.startsWith('consent.') ? lead.consents.includes(key) : builtIn[name];
    },
    events: (name) => lead.events.filter((event) => event.name === name),
    now: testNow,
    enteredAt: lead.enteredAt,
  };
}

const texts = ['wholesale', ' Wholesale ', 'retail', 'whole', 'sale', 'Äpfel', 'äpfel', '\tmql\n', 'mql', 'true', '🌱 grün', 'a\u00a0b', "o'neil %_\\"];
const decimals = ['210', '+210', ' 2.50 ', '-3', '007', '1e3', '12.', '.5', '999999999999999.999', '1234567890123456'];
const numbers = [210, 2.5, -3, 7, 0, 0.1, 0.000001, 999999999999999];
const beyondUse = [1e15, -1e21, 1e-7, 5e-324, Number.MAX_VALUE];
const dates = [
  '2026-02-28', '2026-03-01', '2026-02-22', '2026-02-21', '2026-03-08', '2026-03-01T09:30:00Z', '2026-03-01T09:30:00.001Z',
  '2026-02-22T09:30:00Z', '2026-02-22T09:29:59.999Z', '2026-03-01T23:30:00-05:00', '2026-03-08T09:30+00:00', '1980-02-29', '9999-12-31',
];
const noDates = ['2026-02-30', '2025-02-29', '2026-13-01', '0000-01-01', '2026-03-01 09:30', '2026-03-01T24:00Z', '2026-03-01T09:30', 'yesterday', 'now', '20260301'];
const blanks = ['', '  ', '\n'];
const days = [1, 7, 30];
const names = ['industry', 'employees', 'founded', 'interests'];
const topics = ['news', 'offers'];
const eventNames = ['email.clicked', 'page.viewed'];
const properties = ['link', 'seconds'];

const anyText = fc.oneof(fc.constantFrom(...texts, ...decimals, ...dates), fc.string({ minLength: 1, maxLength: 4 }).filter(isAskable));
const anyNumber = fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: -300, max: 300 }));
const scalar = fc.oneof(anyText, anyNumber, fc.boolean());
const element = fc.oneof(fc.constantFrom(...texts, ...decimals, ...blanks), anyNumber, fc.boolean(), fc.constant(null));
const heldValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts, ...decimals, ...dates) },
  { weight: 2, arbitrary: fc.constantFrom(...noDates, ...blanks) },
  { weight: 3, arbitrary: anyNumber },
  { weight: 1, arbitrary: fc.constantFrom(...beyondUse) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.array(element, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, {}, { wholesale: 'wholesale' }) },
);

function isAskable(text: string): boolean {
  return text.trim() !== '' && text.isWellFormed() && !text.includes('\0');
}

/** Conditions about what a list of leads knows (`lead`), or also about what only a run knows (`run`). */
export function conditionArbitrary({ about }: { about: 'lead' | 'run' }): fc.Arbitrary<Condition> {
  const leaf = fc.oneof({ weight: 3, arbitrary: fieldTest(about) }, { weight: 1, arbitrary: eventTest(about) });
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  })).condition.filter((condition) => depthOf(condition) <= 7);
}

/** One test on a field, without groups: what finds a difference fastest. */
export function fieldTest(about: 'lead' | 'run'): fc.Arbitrary<FieldTest> {
  const custom = names.map((name) => `lead.${name}`);
  const entry = about === 'run' ? names.map((name) => `entry.${name}`) : [];
  const consent = topics.map((topic) => `consent.${topic}`);
  const fields = ['email', 'score', 'stage', 'tags', 'timeZone', 'createdAt', ...custom, ...custom, ...entry, ...consent];
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
  const since = fc.oneof(fc.constantFrom<EventTest['since'][]>('ever', about === 'run' ? 'entry' : 'ever'), fc.record({ lastDays: fc.constantFrom(...days) }));
  const times = fc.record({ op: fc.constantFrom('atLeast' as const, 'atMost' as const, 'exactly' as const), n: fc.nat({ max: 3 }) });
  const required = { event: fc.constantFrom(...eventNames), since };
  const where = fc.array(propertyTest(), { minLength: 1, maxLength: 2 });
  return fc.oneof(fc.record(required), fc.record({ ...required, times }), fc.record({ ...required, times, where }));
}

function propertyTest(): fc.Arbitrary<PropertyTest> {
  return fc.tuple(fc.constantFrom(...properties), fc.constantFrom(...operatorsOf.any)).chain(([property, op]) =>
    valueOf(op, 'any').map((value) => (value === undefined ? { property, op } : { property, op, value })),
    // Safe for the same reason as in `fieldTest`.
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

/** Leads with what `conditionArbitrary` asks for, odd values included: exactly what the columns can hold. */
export function leadFactsArbitrary(): fc.Arbitrary<LeadFacts> {
  const column = fc.option(fc.constantFrom(...texts, ...blanks, ...decimals));
  const moments = dates.map(instantOf).filter((at) => at > testNow - 60 * dayMs && at < testNow + 60 * dayMs);
  const moment = fc.oneof(fc.constantFrom(...moments), fc.integer({ min: testNow - 9 * dayMs, max: testNow + dayMs }));
  const values = (keys: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(Object.fromEntries(keys.map((key) => [key, heldValue])), { requiredKeys: [] });
  const event = fc.record({ name: fc.constantFrom(...eventNames), at: moment, properties: values(properties) });
  return fc.record({
    email: column,
    score: fc.oneof(fc.constantFrom(210, -3, 7, 0), fc.integer({ min: -300, max: 300 })),
    stage: column,
    tags: fc.array(fc.constantFrom(...texts, ...blanks), { maxLength: 3 }),
    timeZone: column,
    createdAt: moment.map((at) => new Date(at).toISOString()),
    fields: values(names),
    consents: fc.subarray(topics),
    events: fc.array(event, { maxLength: 4 }),
    entry: values(names),
    enteredAt: fc.option(moment),
  });
}

function depthOf(condition: Condition): number {
  if ('all' in condition) return 1 + Math.max(...condition.all.map(depthOf));
  if ('any' in condition) return 1 + Math.max(...condition.any.map(depthOf));
  return 'not' in condition ? 1 + depthOf(condition.not) : 1;
}
