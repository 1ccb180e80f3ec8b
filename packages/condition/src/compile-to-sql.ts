import type { Condition, EventTest, FieldTest, Leaf } from './condition.ts';
import { dayMs } from './instant.ts';
import { leavesOf } from './reads.ts';
import { sqlTimeRange, sqlValueTest } from './sql-test.ts';
import { sqlJsonKey, sqlListColumn, sqlNumberColumn, sqlParams, sqlTextColumn } from './sql-value.ts';
import type { SqlParams } from './sql-value.ts';
import { comparesTime } from './time-range.ts';

/** A boolean expression over `lead as l`, with placeholders from `$1` on. */
export interface CompiledSql {
  sql: string;
  params: unknown[];
}

/** Why a condition cannot be asked of a list of leads [GROUP-3]. */
export interface SqlRefusal {
  problem: { code: 'condition_needs_run'; leaf: Leaf; message: string };
}

interface Query {
  params: SqlParams;
  now: number;
}

/**
 * Compiles a condition to an expression for WHERE, equal to `evaluate` at `now` (epoch milliseconds) for every lead.
 * Needs Postgres 16 and the columns lead(id, email, score, stage, tags text[], time_zone, created_at, fields jsonb),
 * consent(lead_id, topic, state), event(lead_id, name, received_at, properties jsonb). Nothing of the condition is
 * written into the text but as a parameter.
 */
export function compileToSql(condition: Condition, { now }: { now: number }): CompiledSql | SqlRefusal {
  const leaf = leavesOf(condition).find(needsRun);
  if (leaf !== undefined) {
    const asked = 'field' in leaf ? `"${leaf.field}"` : `"${leaf.event}" since entering`;
    return { problem: { code: 'condition_needs_run', leaf, message: `Only a lead inside a journey has ${asked}.` } };
  }
  const params = sqlParams();
  return { sql: compilePart(condition, { params, now }), params: params.list };
}

function needsRun(leaf: Leaf): boolean {
  return 'field' in leaf ? leaf.field.startsWith('entry.') : leaf.since === 'entry';
}

function compilePart(condition: Condition, query: Query): string {
  if ('field' in condition) return compileField(condition, query);
  if ('event' in condition) return compileEvent(condition, query);
  if ('not' in condition) return `(not ${compilePart(condition.not, query)})`;
  const parts = 'all' in condition ? condition.all : condition.any;
  return `(${parts.map((part) => compilePart(part, query)).join('all' in condition ? ' and ' : ' or ')})`;
}

function compileField(test: FieldTest, query: Query): string {
  switch (test.field) {
    case 'email':
      return sqlValueTest(test, sqlTextColumn('l.email'), query);
    case 'stage':
      return sqlValueTest(test, sqlTextColumn('l.stage'), query);
    case 'timeZone':
      return sqlValueTest(test, sqlTextColumn('l.time_zone'), query);
    case 'score':
      return sqlValueTest(test, sqlNumberColumn('l.score'), query);
    case 'tags':
      return sqlValueTest(test, sqlListColumn('l.tags'), query);
    case 'createdAt':
      return compileCreatedAt(test, query);
    default:
      return compileNamed(test, query);
  }
}

function compileNamed(test: FieldTest, query: Query): string {
  const dot = test.field.indexOf('.');
  const name = query.params.bind(test.field.slice(dot + 1), 'text');
  if (test.field.slice(0, dot) !== 'consent') return sqlValueTest(test, sqlJsonKey('l.fields', name), query);
  const given = `exists (select 1 from consent as c where c.lead_id = l.id and c.topic = ${name} and c.state = 'given')`;
  return (test.op === 'equals') === ('value' in test && test.value === true) ? given : `(not ${given})`;
}

function compileCreatedAt(test: FieldTest, query: Query): string {
  if (comparesTime(test)) return `coalesce(${sqlTimeRange(test, 'l.created_at', { ...query, ofDay: false })}, false)`;
  return test.op === 'known' ? '(l.created_at is not null)' : '(l.created_at is null)';
}

/** Counts what is at or before now [EVENT-1]; the end is left out because Postgres keeps microseconds. */
function compileEvent(test: EventTest, query: Query): string {
  const { params, now } = query;
  const parts = [
    'e.lead_id = l.id',
    `e.name = ${params.bind(test.event, 'text')}`,
    `e.received_at < ${params.bindInstant(now + 1)}`,
  ];
  if (typeof test.since === 'object') {
    parts.push(`e.received_at >= ${params.bindInstant(now - test.since.lastDays * dayMs)}`);
  }
  for (const part of test.where ?? []) {
    parts.push(sqlValueTest(part, sqlJsonKey('e.properties', params.bind(part.property, 'text')), query));
  }
  const counted = `from event as e where ${parts.join(' and ')}`;
  if (test.times === undefined) return `exists (select 1 ${counted})`;
  const sign = { atLeast: '>=', atMost: '<=', exactly: '=' }[test.times.op];
  return `((select count(*) ${counted}) ${sign} ${params.bind(test.times.n, 'int')})`;
}
