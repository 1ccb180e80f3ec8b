import { Temporal } from 'temporal-polyfill';
import { decimalPattern, numbersEnd, smallestNumber } from './value.ts';

/** Collects the parameters of one query. */
export interface SqlParams {
  readonly list: unknown[];
  /** Adds a parameter and gives its placeholder with its type: the driver needs to guess nothing. */
  bind(value: string | number, type: 'text' | 'float8' | 'int'): string;
  /** Adds an instant, in epoch milliseconds. */
  bindInstant(epochMs: number): string;
}

export function sqlParams(): SqlParams {
  const list: unknown[] = [];
  return {
    list,
    bind: (value, type) => `$${list.push(value)}::${type}`,
    // Sent as text, because drivers read timestamps back in their own way and know no year above 9999.
    bindInstant: (epochMs) => `$${list.push(isoOf(epochMs))}::text::timestamptz`,
  };
}

/** Postgres writes the year 10000 without sign and leading zero. */
function isoOf(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toString()
    .replace(/^[+]0*/, '');
}

/**
 * A value read by SQL is a one-row select with three columns, all null when unknown [VALUE-1]:
 * `text` (trimmed text of a single value), `number` (float8), `list` (text[], trimmed).
 */
export type SqlValue = string;

/** The characters trimmed in memory: space, tab, line feed, vertical tab, form feed, carriage return. */
const trimmed = (text: string): string => String.raw`nullif(btrim(${text}, E' \t\n\x0b\f\r'), '')`;

/** The number a trimmed text stands for. */
export function sqlNumberIn(text: string): string {
  return `case when ${text} ~ '${decimalPattern.source}' then (${text})::float8 end`;
}

export function sqlTextColumn(column: string): SqlValue {
  const text = trimmed(column);
  return `select ${text} as text, ${sqlNumberIn(text)} as number, null::text[] as list`;
}

export function sqlNumberColumn(column: string): SqlValue {
  return `select ${column}::text as text, ${column}::float8 as number, null::text[] as list`;
}

export function sqlListColumn(column: string): SqlValue {
  const list = `array(select ${trimmed('entry')} from unnest(${column}) as entry where ${trimmed('entry')} is not null)`;
  return `select null::text as text, null::float8 as number, ${list} as list`;
}

/** Reads one key of a jsonb column. Casts stand inside `case`, so no stored value can make the query fail. */
export function sqlJsonKey(column: string, key: string): SqlValue {
  const json = `(${column} -> ${key})`;
  const inner = trimmed(`${json} #>> '{}'`);
  const digits = `${json}::numeric`;
  const usable = `(${digits} = 0 or abs(${digits}) >= ${smallestNumber}) and abs(${digits}) < ${numbersEnd}`;
  const text = [
    `case jsonb_typeof(${json}) when 'string' then ${inner} when 'boolean' then ${json} #>> '{}'`,
    `when 'number' then case when ${usable} then trim_scale(${digits})::text end end`,
  ].join(' ');
  const number = [
    `case jsonb_typeof(${json}) when 'string' then ${sqlNumberIn(inner)}`,
    `when 'number' then case when ${usable} then ${json}::float8 end end`,
  ].join(' ');
  const entry = trimmed(`element #>> '{}'`);
  const list = [
    `case when jsonb_typeof(${json}) = 'array' then array(select ${entry} from jsonb_array_elements(${json}) as element`,
    `where jsonb_typeof(element) = 'string' and ${entry} is not null) end`,
  ].join(' ');
  return `select ${text} as text, ${number} as number, ${list} as list`;
}
