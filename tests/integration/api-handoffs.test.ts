import type { HandoffInList, RunOfLead } from '@tendril/api';
import { handoff } from '@tendril/db';
import { recordEvent } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handoffListSchema, readHandoffs } from '@tendril/api';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { enterAt, publishGraph } from '../support/test-engine.ts';

let scene: ApiScene;
let journeyId: string;

const ask = async <T>(procedure: string, input?: unknown): Promise<T> => dataOf(await scene.query(procedure, input));
const tell = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));

beforeAll(async () => {
  scene = await openApiScene();
  journeyId = await publishGraph(
    scene.engine,
    graphOf({
      in: ['entry.manual', {}, { next: 'sales' }],
      sales: ['sales.notify', { note: 'Ring them up.' }, { accepted: 'won', rejected: 'out' }],
      won: ['end.goal', {}],
      out: ['end.exit', { reason: 'rejected' }],
    }),
  );
});
afterAll(() => scene.close());

/** A new lead, handed to sales just now. */
async function handOver(name: string): Promise<{ leadId: string; id: string }> {
  const { id: leadId } = await tell<{ id: string }>('leads.add', { email: `${name}@handed.example` });
  const runId = await enterAt(scene.engine, { leadId, journeyId, nodeId: 'in' });
  const [row] = await scene.engine.db.select().from(handoff).where(eq(handoff.runId, runId));
  return { leadId, id: row?.id ?? '' };
}

interface Listed {
  id: string;
  state: string;
  claimedBy: string | null;
}
const listed = async (input: Record<string, unknown>, id: string): Promise<Listed | undefined> =>
  (await ask<Listed[]>('handoffs.list', input)).find((one) => one.id === id);

describe('taking a hand-off', () => {
  it('is one person’s, and both are told whose', async () => {
    const { id } = await handOver('ada');
    const people = ['Maren', 'Jonas'];
    const claims = await Promise.all(
      people.map((by) => tell<{ kind: string; by: string; at: string }>('handoffs.claim', { id, by })),
    );
    const winner = people[claims.findIndex(({ kind }) => kind === 'yours')] ?? '';
    expect(claims.map(({ kind }) => kind).toSorted()).toEqual(['taken', 'yours']);
    expect(new Set(claims.map(({ by, at }) => `${by} ${at}`)).size).toBe(1);
    expect(claims[0]?.by).toBe(winner);
    // Reaching for it again changes nothing, also not the time.
    expect(await tell('handoffs.claim', { id, by: winner })).toEqual({ ...claims[0], kind: 'yours' });
    expect(await listed({ state: 'mine', by: winner }, id)).toMatchObject({ claimedBy: winner, state: 'open' });
    const other = people.find((name) => name !== winner) ?? '';
    expect(await listed({ state: 'mine', by: other }, id)).toBeUndefined();

    const refused = await scene.mutate('handoffs.answer', { id, by: other, answer: { state: 'accepted' } });
    expect([refused.status, await errorOf(refused)]).toMatchObject([409, { message: `${winner} has taken this one.` }]);
    const before = await ask<Record<string, number>>('handoffs.counts', { by: winner });
    await tell('handoffs.answer', { id, by: winner, answer: { state: 'accepted' } });
    const after = await ask<Record<string, number>>('handoffs.counts', { by: winner });
    expect(after).toEqual({
      open: (before['open'] ?? 0) - 1,
      mine: (before['mine'] ?? 0) - 1,
      answered: (before['answered'] ?? 0) + 1,
      all: before['all'],
    });
    const late = await scene.mutate('handoffs.claim', { id, by: other });
    expect([late.status, await errorOf(late)]).toMatchObject([409, { code: 'conflict' }]);
    expect(await ask<string[]>('handoffs.reps')).toContain(winner);
  });

  it('is given back only by who has it', async () => {
    const { id } = await handOver('bo');
    await tell('handoffs.claim', { id, by: 'Maren' });
    expect((await scene.mutate('handoffs.release', { id, by: 'Jonas' })).status).toBe(409);
    await tell('handoffs.release', { id, by: 'Maren' });
    expect(await tell('handoffs.claim', { id, by: 'Jonas' })).toMatchObject({ kind: 'yours', by: 'Jonas' });
  });

  it('is taken over only from who has it still', async () => {
    const { id } = await handOver('lou');
    const reach = (by: string, from?: string) =>
      tell('handoffs.claim', { id, by, ...(from === undefined ? {} : { from }) });
    await reach('Maren');
    const overs = await Promise.all([reach('Jonas', 'Maren'), reach('Aoife', 'Maren')]);
    expect(overs.map((over) => (over as { kind: string }).kind).toSorted()).toEqual(['taken', 'yours']);
    expect(await reach('Maren')).toMatchObject({ kind: 'taken' });
  });

  it('asks who takes it', async () => {
    const { id } = await handOver('kim');
    const refused = await scene.mutate('handoffs.claim', { id, by: ' ' });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { field: 'by', message: 'Say who you are.' }]);
  });
});

describe('answering a hand-off', () => {
  it('counts once, whoever else tries', async () => {
    const { id, leadId } = await handOver('cy');
    const answers = [
      { state: 'accepted' },
      { state: 'not_now', until: '2027-03-01' },
      { state: 'rejected', reason: 'a student' },
    ];
    const outcomes = await Promise.all(answers.map((answer) => scene.mutate('handoffs.answer', { id, answer })));
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const answered = await ask<{ id: string; state: string }[]>('handoffs.list', { state: 'answered' });
    const winner = answers[outcomes.findIndex(({ status }) => status === 200)];
    expect(answered.find((one) => one.id === id)).toMatchObject(winner ?? {});
    const { timeline } = await ask<{ timeline: { kind: string }[] }>('leads.get', { id: leadId });
    expect(timeline.filter(({ kind }) => kind === `handoff.${winner?.state}`)).toHaveLength(1);
  });

  it.each([
    [{ state: 'rejected', reason: ' ' }, 'answer.reason'],
    [{ state: 'not_now', until: 'in March' }, 'answer.until'],
    [{ state: 'maybe' }, 'answer.state'],
  ])('refuses %j and says what is wrong', async (answer, field) => {
    const refused = await scene.mutate('handoffs.answer', { id: '00000000-0000-4000-8000-000000000000', answer });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { code: 'invalid', field }]);
  });
});

describe('among many hand-offs', () => {
  beforeAll(async () => {
    await scene.engine.db.execute(sql`
      with people as (
        insert into lead (email_key) select n || '@many.example' from generate_series(1, 20000) as n returning id
      ), runs as (
        insert into journey_run (id, journey_id, version_id, lead_id, entry_key, source, status, state, node_id, entered_at)
        select gen_random_uuid(), version.journey_id, version.id, people.id, '', 'manual', 'ended', '{}', 'sales', now()
        from people, (select id, journey_id from journey_version limit 1) as version
        returning id, lead_id
      )
      insert into handoff (run_id, node_id, visit, lead_id, note, brief, state, opened_at, due_at, answered_at)
      select id, 'sales', 1, lead_id, '', '{}', case when n % 100 = 0 then 'open' else 'accepted' end,
        now() - n * interval '1 minute', now() - n * interval '30 seconds', now() - n * interval '20 seconds'
      from (select *, row_number() over () as n from runs) as numbered`);
    await scene.engine.db.execute(sql`analyze`);
  });

  it.each([
    ['open', 'handoff_open_by_due'],
    ['mine', 'handoff_open'],
    ['answered', 'handoff_answered'],
    ['all', 'handoff_latest'],
  ])('the list "%s" has its index', async (state, index) => {
    const input = handoffListSchema.parse({ state, by: 'Maren' });
    const lines = await scene.engine.db.execute<{ 'QUERY PLAN': string }>(
      sql`explain ${readHandoffs(scene.engine.db, input).getSQL()}`,
    );
    expect(lines.map((line) => line['QUERY PLAN']).join('\n')).toContain(index);
  });
});

describe('what sales is told', () => {
  it('is what the lead did, read and wrote, what may come next, and the way so far', async () => {
    const { id, leadId } = await handOver('dee');
    const did = [
      { name: 'page.visited', properties: { page: 'pricing' } },
      { name: 'page.visited', properties: { page: 'pricing' } },
      { name: 'demo.booked', properties: {} },
    ];
    for (const one of did) await recordEvent(scene.engine, { leadId, source: 'api', ...one });
    const [told] = (await ask<HandoffInList[]>('handoffs.list', { limit: 500 })).filter((one) => one.id === id);
    expect(told).toMatchObject({
      reasons: ['demo booked', 'visited pricing 2 times'],
      readings: [{ what: 'pricing', times: 2 }],
      nextStep: 'Ask what brought them to pricing, and offer to talk.',
      lastReply: null,
      email: 'dee@handed.example',
    });
    const way = await ask<RunOfLead>('handoffs.waySoFar', { id });
    expect([way.nodeId, way.path.map(({ nodeId }) => nodeId)]).toEqual(['sales', ['in']]);
  });
});
