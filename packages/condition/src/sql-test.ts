import { instantPattern } from './instant.ts';
import { sqlNumberIn } from './sql-value.ts';
import type { SqlParams, SqlValue } from './sql-value.ts';
import { foldText } from './text.ts';
import { comparesTime, rangeEnd, rangeStart } from './time-range.ts';
import type { TimeTest, ValueTest } from './value-test.ts';

interface Query {
  params: SqlParams;
  now: number;
}

/** A boolean expression, never null, that asks of a value what `testValue` asks in memory. */
export function sqlValueTest(test: ValueTest, value: SqlValue, query: Query): string {
  return `coalesce((select ${testHeld(test, query)} from (${value}) as held), false)`;
}

/** Whether a timestamptz expression passes a time test. `ofDay`: the tested value was a date. */
export function sqlTimeRange(
  test: TimeTest,
  moment: string,
  { params, now, ofDay }: Query & { ofDay: boolean },
): string {
  const start = rangeStart(test, { now, ofDay });
  const end = rangeEnd(test, { now, ofDay });
  const parts = [
    ...(start === -Infinity ? [] : [`${moment} >= ${params.bindInstant(start)}`]),
    ...(end === Infinity ? [] : [`${moment} < ${params.bindInstant(end)}`]),
  ];
  return `(${parts.join(' and ')})`;
}

const isKnown = `(held.text is not null or coalesce(cardinality(held.list), 0) > 0)`;

function testHeld(test: ValueTest, query: Query): string {
  if (comparesTime(test)) return testTime(test, query);
  const { params } = query;
  switch (test.op) {
    case 'known':
      return isKnown;
    case 'unknown':
      return `not ${isKnown}`;
    case 'equals':
      return isSame(test.value, held, params);
    case 'notEquals':
      return `held.text is not null and not coalesce(${isSame(test.value, held, params)}, false)`;
    case 'in':
      return isOneOf(test.value, params);
    case 'notIn':
      return `${isKnown} and not ${isOneOf(test.value, params)}`;
    case 'contains':
      return contains(test.value, params);
    case 'notContains':
      return `${isKnown} and not ${contains(test.value, params)}`;
    case 'startsWith':
      return `starts_with(${folded('held.text')}, ${params.bind(foldText(test.value), 'text')})`;
    case 'endsWith': {
      const ending = params.bind(foldText(test.value), 'text');
      return `right(${folded('held.text')}, char_length(${ending})) = ${ending}`;
    }
    case 'hasTag':
      return hasEntry([test.value], params);
    case 'lacksTag':
      return `not ${hasEntry([test.value], params)}`;
    default:
      return testNumber(test, params);
  }
}

const comparison = { moreThan: '>', atLeast: '>=', lessThan: '<', atMost: '<=' } as const;

type NumberTest = Extract<ValueTest, { op: keyof typeof comparison | 'between' }>;

function testNumber(test: NumberTest, params: SqlParams): string {
  if (test.op !== 'between') return `held.number ${comparison[test.op]} ${params.bind(test.value, 'float8')}`;
  const [low, high] = test.value;
  return `held.number between ${params.bind(Number(low), 'float8')} and ${params.bind(Number(high), 'float8')}`;
}

/** Dates get their midnight in UTC, so that the session's time zone plays no part. */
function testTime(test: TimeTest, query: Query): string {
  const isDay = `char_length(held.text) = 10`;
  const moment = `(held.text || case when ${isDay} then 'T00:00Z' else '' end)`;
  const inRange = (ofDay: boolean): string => sqlTimeRange(test, `${moment}::timestamptz`, { ...query, ofDay });
  return [
    `case when held.text ~ '${instantPattern.source}' then`,
    `case when pg_input_is_valid(${moment}, 'timestamptz') then`,
    `case when ${isDay} then ${inRange(true)} else ${inRange(false)} end end end`,
  ].join(' ');
}

const held = { text: 'held.text', number: 'held.number' };

function isSame(wanted: string | number | boolean, { text, number }: typeof held, params: SqlParams): string {
  if (typeof wanted === 'number') return `${number} = ${params.bind(wanted, 'float8')}`;
  return `${folded(text)} = ${params.bind(foldText(String(wanted)), 'text')}`;
}

function isOneOf(wanted: readonly (string | number)[], params: SqlParams): string {
  const single = wanted.map((one) => `coalesce(${isSame(one, held, params)}, false)`).join(' or ');
  return `(${single} or ${hasEntry(wanted, params)})`;
}

function contains(wanted: string, params: SqlParams): string {
  const inText = `strpos(${folded('held.text')}, ${params.bind(foldText(wanted), 'text')}) > 0`;
  return `(coalesce(${inText}, false) or ${hasEntry([wanted], params)})`;
}

function hasEntry(wanted: readonly (string | number)[], params: SqlParams): string {
  const entry = { text: 'entry', number: `(${sqlNumberIn('entry')})` };
  const same = wanted.map((one) => `coalesce(${isSame(one, entry, params)}, false)`).join(' or ');
  return `exists (select 1 from unnest(held.list) as entry where ${same})`;
}

/** Lower case in the "C" collation touches ASCII letters alone, as in memory [VALUE-4]. */
function folded(text: string): string {
  return `lower(${text} collate "C")`;
}
