import { compileToSql, evaluate } from '@tendril/condition';
import type { Condition } from '@tendril/condition';
import {
  conditionArbitrary,
  factsOf,
  fieldTestArbitrary,
  leadFactsArbitrary,
  testNow,
} from '@tendril/condition/testing';
import type { LeadFacts } from '@tendril/condition/testing';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

/** Leads every random condition is asked of. */
const leadCount = 150;
const schema = `condition_sql_${process.pid}`;

let sql: postgres.Sql;
let leads: LeadFacts[];

beforeAll(async () => {
  // A session far from UTC and with odd date reading: neither may change an answer.
  const connection = { search_path: schema, TimeZone: 'Pacific/Chatham', DateStyle: 'SQL, DMY' };
  sql = postgres(inject('databaseUrl'), { max: 1, connection, onnotice: () => {} });
  leads = fc.sample(leadFactsArbitrary(), { numRuns: leadCount, seed: 20260301 });
  await sql.unsafe(`
    create schema ${schema};
    create table lead (id int primary key, email text, score integer not null, stage text, tags text[] not null,
      time_zone text, created_at timestamptz not null, fields jsonb not null);
    create table consent (lead_id int not null, topic text not null, state text not null);
    create table event (lead_id int not null, name text not null, received_at timestamptz not null, properties jsonb not null);
    create index on event (lead_id, name);
  `);
  await insertLeads();
});

afterAll(async () => {
  await sql.unsafe(`drop schema ${schema} cascade`);
  await sql.end();
});

describe('a condition asked in memory and in SQL', () => {
  it('finds the same leads, test by test', async () => {
    await fc.assert(fc.asyncProperty(fieldTestArbitrary({ about: 'lead' }), expectSameLeads), { numRuns: 600 });
  });

  it('finds the same leads with groups and events', async () => {
    await fc.assert(fc.asyncProperty(conditionArbitrary({ about: 'lead' }), expectSameLeads), { numRuns: 400 });
  });

  it('is about leads that differ: neither all nor none are found by most conditions', () => {
    const conditions = fc.sample(conditionArbitrary({ about: 'lead' }), { numRuns: 300, seed: 1 });
    const telling = conditions.filter((condition) => {
      const found = foundInMemory(condition).length;
      return found > 0 && found < leadCount;
    });
    expect(telling.length).toBeGreaterThan(150);
  });

  it('reads what only Postgres can write, microseconds and trailing zeros, as memory reads it', async () => {
    const instant = '2026-03-01T09:30:00.000Z';
    const [row] = await sql.unsafe<{ isAfter: boolean; isUntil: boolean; isEqual: boolean }[]>(
      `with l as (select timestamptz '2026-03-01T09:30:00.000999Z' as created_at, jsonb '{"margin": 1.50}' as fields)
       select ${inline({ field: 'createdAt', op: 'after', value: instant })} as "isAfter",
              ${inline({ field: 'createdAt', op: 'between', value: ['2026-02-01', instant] })} as "isUntil",
              ${inline({ field: 'lead.margin', op: 'equals', value: '1.5' })} as "isEqual" from l`,
    );
    expect(row).toEqual({ isAfter: false, isUntil: true, isEqual: true });
  });
});

async function expectSameLeads(condition: Condition): Promise<void> {
  const compiled = compileToSql(condition, { now: testNow });
  if ('problem' in compiled) throw new Error(compiled.problem.message);
  const query = `select l.id from lead as l where ${compiled.sql} order by l.id`;
  // Safe because the compiler binds texts and numbers only.
  const rows = await sql.unsafe<{ id: number }[]>(query, compiled.params as (string | number)[]);
  expect(rows.map((row) => row.id)).toEqual(foundInMemory(condition));
}

function foundInMemory(condition: Condition): number[] {
  return leads.flatMap((lead, id) => (evaluate(condition, factsOf(lead)) ? [id] : []));
}

/** The expression with its parameters, here all text, written into it. */
function inline(condition: Condition): string {
  const compiled = compileToSql(condition, { now: testNow });
  if ('problem' in compiled) throw new Error(compiled.problem.message);
  return compiled.sql.replace(/\$(\d+)/g, (_, index: string) => `'${String(compiled.params[Number(index) - 1])}'`);
}

async function insertLeads(): Promise<void> {
  const rows = leads.map(({ events: _events, consents: _consents, ...lead }, id) => ({ ...lead, id }));
  const consents = leads.flatMap(({ consents: given }, id) => [
    ...given.map((topic) => ({ leadId: id, topic, state: 'given' })),
    ...(given.includes('news') ? [] : [{ leadId: id, topic: 'news', state: 'withdrawn' }]),
  ]);
  const events = leads.flatMap((lead, id) =>
    lead.events.map(({ name, at, properties }) => ({ leadId: id, name, at: new Date(at).toISOString(), properties })),
  );
  const asJson = (value: unknown): string => JSON.stringify(value);
  await sql`insert into lead select * from jsonb_to_recordset(${asJson(rows.map(asRow))}::text::jsonb) as r(id int, email text,
    score integer, stage text, tags text[], time_zone text, created_at timestamptz, fields jsonb)`;
  await sql`insert into consent select * from jsonb_to_recordset(${asJson(consents)}::text::jsonb)
    as r("leadId" int, topic text, state text)`;
  await sql`insert into event select * from jsonb_to_recordset(${asJson(events)}::text::jsonb)
    as r("leadId" int, name text, at timestamptz, properties jsonb)`;
}

function asRow({
  timeZone,
  createdAt,
  ...lead
}: Omit<LeadFacts, 'events' | 'consents'> & { id: number }): Record<string, unknown> {
  return { ...lead, time_zone: timeZone, created_at: createdAt };
}
