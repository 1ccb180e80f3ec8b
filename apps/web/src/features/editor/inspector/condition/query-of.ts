import { conditionSchema, fieldTypeOf, operatorsOf, type Condition, type EventTest } from '@tendril/condition';
import type { RuleGroupType, RuleType } from 'react-querybuilder';

/** How often something happened, as the builder holds it. */
export interface Times {
  n: number;
  since: EventTest['since'];
  /** Kept for conditions written elsewhere; the builder does not ask for it. */
  where?: EventTest['where'];
}

const eventPrefix = 'event:';

/** The condition as the builder shows it. A single test becomes a group of one. */
export function queryOf(condition: Condition): RuleGroupType {
  if ('all' in condition) return { combinator: 'and', rules: condition.all.map(partOf) };
  if ('any' in condition) return { combinator: 'or', rules: condition.any.map(partOf) };
  if ('not' in condition) return { ...queryOf(condition.not), not: true };
  return { combinator: 'and', rules: [ruleOf(condition)] };
}

function partOf(condition: Condition): RuleGroupType | RuleType {
  return 'field' in condition || 'event' in condition ? ruleOf(condition) : queryOf(condition);
}

function ruleOf(test: Extract<Condition, { field: string } | { event: string }>): RuleType {
  if ('field' in test) return { field: test.field, operator: test.op, value: 'value' in test ? test.value : '' };
  const { op, n } = test.times ?? { op: 'atLeast', n: 1 };
  const value: Times = { n, since: test.since, ...(test.where === undefined ? {} : { where: test.where }) };
  return { field: `${eventPrefix}${test.event}`, operator: op, value };
}

/** What the builder shows as a condition, or why it is none yet. */
export function conditionOf(query: RuleGroupType): { ok: true; condition: Condition } | { ok: false; message: string } {
  const parsed = conditionSchema.safeParse(draftOf(query));
  if (parsed.success) return { ok: true, condition: parsed.data };
  const message = parsed.error.issues[0]?.message ?? '';
  return { ok: false, message: message.endsWith('.') ? message : 'Something is missing here.' };
}

function draftOf({ combinator, rules, not }: RuleGroupType): unknown {
  const parts = rules.map((rule) => ('rules' in rule ? draftOf(rule) : testOf(rule)));
  const group = combinator === 'or' ? { any: parts } : { all: parts };
  return not === true ? { not: group } : group;
}

function testOf({ field, operator, value }: RuleType): unknown {
  if (field.startsWith(eventPrefix)) {
    const { n, since, where } = timesOf(value);
    return {
      event: field.slice(eventPrefix.length),
      times: { op: operator, n },
      since,
      ...(where === undefined ? {} : { where }),
    };
  }
  const isBare = operator === 'known' || operator === 'unknown';
  return { field, op: operator, ...(isBare ? {} : { value: value as unknown }) };
}

/** The builder keeps values of any type; what is no count begins as "once since entering". */
export function timesOf(value: unknown): Times {
  const isTimes = typeof value === 'object' && value !== null && 'n' in value && 'since' in value;
  // Safe because whatever else is wrong with it, the schema finds.
  return isTimes ? (value as Times) : { n: 1, since: 'entry' };
}

export function isAboutEvent(field: string): boolean {
  return field.startsWith(eventPrefix);
}

/** The tests that make sense on a field. */
export function operatorsFor(field: string): readonly string[] {
  if (isAboutEvent(field)) return ['atLeast', 'atMost', 'exactly'];
  return operatorsOf[fieldTypeOf(field) ?? 'any'];
}

/** A value to begin with once a test was chosen. */
export function valueFor(field: string, operator: string): unknown {
  if (isAboutEvent(field)) return timesOf(undefined);
  if (fieldTypeOf(field) === 'consent') return true;
  if (operator === 'in' || operator === 'notIn') return [];
  if (operator === 'between') return fieldTypeOf(field) === 'instant' ? ['', ''] : [0, 10];
  if (isAboutNumber(operator)) return 1;
  return '';
}

export function isAboutNumber(operator: string): boolean {
  return ['moreThan', 'atLeast', 'lessThan', 'atMost', 'inLastDays', 'inNextDays'].includes(operator);
}
