import { lead, journeyRun } from '@tendril/db';
import { recordEvent } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import { eq, inArray, sql, type SQLWrapper } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadListSchema, pageOf } from '@tendril/api';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { enterAt, publishGraph } from '../support/test-engine.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

const ask = async <T>(procedure: string, input?: unknown): Promise<T> => dataOf(await scene.query(procedure, input));
const tell = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));

describe('the list of leads', () => {
  interface Page {
    total: number;
    pageSize: number;
    leads: { id: string; name: string; stage: string }[];
  }

  it('finds by name, address and company, pages through all, and adds by hand', async () => {
    const added = await tell<{ id: string; isNew: boolean }>('leads.add', {
      email: 'Greta@Fjordline.example',
      fields: { first_name: 'Greta', last_name: 'Halvorsen', company: 'Fjordline Fittings' },
    });
    expect(added.isNew).toBe(true);
    expect(await tell('leads.add', { email: 'greta@fjordline.example' })).toEqual({ ...added, isNew: false });
    for (const search of ['greta halv', 'fjordline.example', 'Fjordline Fit']) {
      const found = await ask<Page>('leads.list', { search });
      expect([search, found.leads]).toMatchObject([search, [{ id: added.id, name: 'Greta Halvorsen' }]]);
    }
    expect(await ask('leads.list', { search: '%_' })).toMatchObject({ total: 0, leads: [] });
    expect(await ask('leads.list', { stage: 'customer' })).toMatchObject({ total: 0 });
    const all = await ask<Page>('leads.list');
    expect(all.total).toBe(all.leads.length);
    expect(await ask('leads.list', { page: 2 })).toMatchObject({ total: all.total, leads: [] });
    const refused = await scene.mutate('leads.add', { email: 'nobody' });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { field: 'email' }]);
  });

  it('counts as many for a condition as it lists', async () => {
    for (let index = 0; index < 60; index += 1) {
      const employees = index * 10;
      await tell('leads.add', { email: `firm${index}@counts.example`, fields: { employees, industry: 'retail' } });
    }
    const { leads: some } = await ask<Page>('leads.list', { search: 'firm1@' });
    const submitted = { name: 'form.submitted', properties: { form: 'Guide' }, source: 'api' };
    await recordEvent(scene.engine, { leadId: some[0]?.id ?? '', ...submitted });
    for (const [condition, expected] of [
      [{ all: [{ field: 'lead.industry', op: 'equals', value: 'retail' }] }, 60],
      [{ field: 'lead.employees', op: 'moreThan', value: 80 }, 51],
      [{ not: { field: 'lead.industry', op: 'known' } }, null],
      [{ event: 'form.submitted', since: 'ever', where: [{ property: 'form', op: 'equals', value: 'Guide' }] }, 1],
      [{ field: 'lead.industry', op: 'equals', value: "x'; drop table lead; --" }, 0],
    ] as const) {
      const { matching, of } = await ask<{ matching: number; of: number }>('conditions.count', { condition });
      const first = await ask<Page>('leads.list', { condition });
      const second = await ask<Page>('leads.list', { condition, page: 2 });
      const listed = [...first.leads, ...second.leads].map(({ id }) => id);
      expect([condition, new Set(listed).size, first.total]).toEqual([condition, matching, matching]);
      expect(expected ?? matching).toBe(matching);
      expect(of).toBe((await ask<Page>('leads.list')).total);
    }
    const inside = await scene.query('conditions.count', { condition: { field: 'entry.form', op: 'known' } });
    expect([inside.status, await errorOf(inside)]).toMatchObject([400, { code: 'invalid', field: 'condition' }]);
  });
});

describe('filters and orders', () => {
  interface Page {
    total: number;
    leads: { id: string; name: string; score: number; journeys: { id: string; name: string; isHeld: boolean }[] }[];
  }
  const names = async (input: Record<string, unknown>): Promise<string[]> =>
    (await ask<Page>('leads.list', { search: 'sorted.example', ...input })).leads.map(({ name }) => name);

  /** Name, company, stage, score, tag. */
  const people = [
    ['Ada', 'Zeta Works', 'mql', 40, 'vip'],
    ['bea', 'Alba', 'lead', 10, 'fair'],
    ['Cem', '', 'customer', 90, 'vip'],
    ['Dov', 'Mira', 'pilot', -5, 'fair'],
  ] as const;
  let journeyId: string;
  let heldId: string;

  beforeAll(async () => {
    await scene.engine.db.insert(lead).values(
      people.map(([name, company, stage, score, tag]) => ({
        email: `${name}@sorted.example`,
        emailKey: `${name.toLowerCase()}@sorted.example`,
        fields: { first_name: name, company },
        ...{ stage, score, tags: [tag] },
      })),
    );
    journeyId = await publishGraph(
      scene.engine,
      graphOf({
        in: ['entry.manual', {}, { next: 'rest' }],
        rest: ['wait.duration', { duration: { amount: 3, unit: 'days' } }],
      }),
    );
    const { leads } = await ask<Page>('leads.list', { search: 'sorted.example', sort: 'name', order: 'up' });
    const [ada, bea] = leads;
    await enterAt(scene.engine, { leadId: ada?.id ?? '', journeyId, nodeId: 'in' });
    const held = await enterAt(scene.engine, { leadId: bea?.id ?? '', journeyId, nodeId: 'in' });
    await scene.engine.db.update(journeyRun).set({ status: 'held' }).where(eq(journeyRun.id, held));
    heldId = bea?.id ?? '';
  });

  it.each([
    [{ sort: 'name', order: 'up' }, ['Ada', 'bea', 'Cem', 'Dov']],
    [{ sort: 'name', order: 'down' }, ['Dov', 'Cem', 'bea', 'Ada']],
    [{ sort: 'company', order: 'up' }, ['bea', 'Dov', 'Ada', 'Cem']],
    // The way from stranger to customer; a stage of one's own comes last.
    [{ sort: 'stage', order: 'up' }, ['bea', 'Ada', 'Cem', 'Dov']],
    [{ sort: 'score', order: 'down' }, ['Cem', 'Ada', 'bea', 'Dov']],
    [{ sort: 'newest' }, ['Dov', 'Cem', 'bea', 'Ada']],
    [{ stage: 'mql' }, ['Ada']],
    [{ stage: 'pilot' }, ['Dov']],
    [{ tag: 'vip' }, ['Cem', 'Ada']],
    [{ scoreFrom: 10, scoreTo: 40 }, ['bea', 'Ada']],
    [{ isHeld: true }, ['bea']],
    [{ condition: { field: 'tags', op: 'hasTag', value: 'fair' } }, ['Dov', 'bea']],
  ])('%j', async (input, expected) => {
    expect(await names(input)).toEqual(expected);
  });

  it('finds who is inside a journey, and says which journeys somebody is inside', async () => {
    const { leads, total } = await ask<Page>('leads.list', { journeyId, sort: 'name', order: 'up' });
    expect([total, leads.map(({ name }) => name)]).toEqual([2, ['Ada', 'bea']]);
    expect(leads.find(({ id }) => id === heldId)?.journeys).toEqual([{ id: journeyId, name: 'Sketch', isHeld: true }]);
    expect(await names({ journeyId, isHeld: true })).toEqual(['bea']);
    expect(await ask<string[]>('leads.tags')).toEqual(expect.arrayContaining(['fair', 'vip']));
  });

  it('shows nobody who was made up to play a journey', async () => {
    const isHers = inArray(lead.emailKey, ['ada@sorted.example']);
    await scene.engine.db.update(lead).set({ isRehearsal: true }).where(isHers);
    expect(await names({ sort: 'name', order: 'up' })).toEqual(['bea', 'Cem', 'Dov']);
    await scene.engine.db.update(lead).set({ isRehearsal: false }).where(isHers);
  });
});

describe('among many leads', () => {
  beforeAll(async () => {
    await scene.engine.db.execute(sql`
      insert into lead (email, email_key, fields, score, stage, tags)
      select n || '@many.example', n || '@many.example',
        jsonb_build_object('first_name', md5(n::text), 'last_name', 'Person', 'company', 'Company ' || n % 900),
        n % 100, case when n % 50 = 0 then 'sal' else 'lead' end, array['batch ' || n % 500]
      from generate_series(1, 20000) as n`);
    await scene.engine.db.execute(sql`analyze lead`);
  });

  it.each([
    [{}, 'lead_pkey'],
    [{ sort: 'name', order: 'up' }, 'lead_by_name'],
    [{ sort: 'name', order: 'down' }, 'lead_by_name'],
    [{ sort: 'company', order: 'up' }, 'lead_by_company'],
    [{ sort: 'stage', order: 'down' }, 'lead_by_stage'],
    [{ sort: 'score', order: 'down' }, 'lead_by_score'],
    [{ stage: 'sal' }, 'lead_by_stage'],
    [{ tag: 'batch 7' }, 'lead_by_tag'],
    [{ search: 'Company 899' }, 'lead_by_words'],
    [{ isHeld: true }, 'journey_run_held'],
  ])('%j has its index', async (given, index) => {
    const input = leadListSchema.parse(given);
    expect(await planOf(pageOf(scene.engine.db, input, Date.now()))).toContain(index);
  });

  async function planOf(query: SQLWrapper): Promise<string> {
    const lines = await scene.engine.db.execute<{ 'QUERY PLAN': string }>(sql`explain ${query.getSQL()}`);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  }
});
