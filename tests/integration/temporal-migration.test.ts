import { journeyMigration, journeyRun } from '@tendril/db';
import { publish, recordEvent, stopMigration, sweep } from '@tendril/engine';
import { graphOf, type Sketch } from '@tendril/journey/testing';
import type { RunningWorkers } from '@tendril/worker';
import { and, eq, ne, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended, eventually, openTemporalScene, type TemporalScene } from '../support/temporal-scene.ts';
import { enterAt, makeLeads, pathOf, publishGraph, runOf } from '../support/test-engine.ts';

const dayMs = 86_400_000;
let scene: TemporalScene;
let worker: RunningWorkers;

beforeAll(async () => {
  scene = await openTemporalScene('migration');
  worker = await scene.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await scene.close();
});

const waiting = (duration: { amount: number; unit: string }): Sketch => ({
  in: ['entry.manual', {}, { next: 'wait' }],
  wait: [
    'wait.event',
    { outcomes: [{ id: 'paid', on: { kind: 'event', name: 'paid' } }], limit: duration },
    { paid: 'won', timeout: 'lost' },
  ],
  won: ['end.exit', { reason: 'won' }],
  lost: ['end.exit', { reason: 'lost' }],
});
const days = (amount: number) => ({ amount, unit: 'days' });

async function enterMany(journeyId: string, count: number, prefix: string): Promise<string[]> {
  const runIds: string[] = [];
  for (const leadId of await makeLeads(scene.engine, count, prefix))
    runIds.push(await enterAt(scene.engine, { leadId, journeyId, nodeId: 'in' }));
  return runIds;
}

async function publishMoving(journeyId: string, sketch: Sketch, releasePerHour?: number): Promise<string> {
  const published = await publish(scene.engine, {
    journeyId,
    graph: graphOf(sketch),
    people: {
      policies: { others: { kind: 'move' }, steps: {} },
      ...(releasePerHour === undefined ? {} : { releasePerHour }),
    },
  });
  if (published.kind === 'refused' || published.migrationId === null) throw new Error('not published');
  return published.migrationId;
}

async function migrationOf(id: string) {
  const [row] = await scene.engine.db.select().from(journeyMigration).where(eq(journeyMigration.id, id));
  return row;
}
const done = (id: string) =>
  eventually(async () => {
    const row = await migrationOf(id);
    expect(row?.state).toBe('done');
    return row;
  }, 60_000);

it('[EDIT-2] takes everybody over, each once, though the worker dies in the middle', { timeout: 120_000 }, async () => {
  const { engine } = scene;
  const journeyId = await publishGraph(engine, graphOf(waiting(days(30))));
  const runIds = await enterMany(journeyId, 300, 'over');
  const migrationId = await publishMoving(journeyId, waiting(days(90)));
  await eventually(async () => expect((await migrationOf(migrationId))?.moved).toBeGreaterThan(20), 60_000);
  await worker.stop();
  worker = await scene.startWorker();
  // Nobody need wait for a timeout of Temporal's: the sweep asks for what was left lying.
  await engine.db.execute(
    sql`update journey_migration set touched_at = now() - interval '5 minutes' where state = 'running'`,
  );
  await sweep(engine);
  expect(await done(migrationId)).toMatchObject({ total: 300, moved: 300, stayed: 0, failed: 0 });
  const runs = await engine.db.select().from(journeyRun).where(eq(journeyRun.journeyId, journeyId));
  expect(new Set(runs.map(({ versionId }) => versionId)).size).toBe(1);
  for (const { id, enteredAt, dueAt } of runs)
    expect([id, (dueAt?.getTime() ?? 0) - enteredAt.getTime()]).toEqual([id, 90 * dayMs]);
  expect(runs.map(({ id }) => id).toSorted()).toEqual(runIds.toSorted());
});

it(
  'lets whoever has reacted leave by that first, and wakes those who are due sooner',
  { timeout: 60_000 },
  async () => {
    const { engine } = scene;
    const journeyId = await publishGraph(engine, graphOf(waiting(days(30))));
    const [reacting = '', waitingRun = ''] = await enterMany(journeyId, 2, 'sooner');
    const { leadId } = await runOf(engine, reacting);
    await recordEvent(engine, { leadId, name: 'paid', properties: {}, source: 'test' });
    const migrationId = await publishMoving(journeyId, waiting({ amount: 1, unit: 'seconds' }));
    await done(migrationId);
    expect((await ended(engine, reacting)).endReason).toBe('won');
    expect((await ended(engine, waitingRun)).endReason).toBe('lost');
    expect((await pathOf(engine, waitingRun)).map(({ nodeId }) => nodeId)).toEqual(['in', 'wait', 'lost']);
  },
);

it('[EDIT-3] lets those whose time is up leave at the release rate', { timeout: 60_000 }, async () => {
  const { engine } = scene;
  const journeyId = await publishGraph(engine, graphOf(waiting(days(30))));
  await enterMany(journeyId, 5, 'released');
  // As if they had entered long ago.
  await engine.db.execute(sql`
    update journey_run set state = jsonb_set(state, '{wait,arrivedAt}', to_jsonb((state -> 'wait' ->> 'arrivedAt')::bigint - ${20 * dayMs}::bigint))
    where journey_id = ${journeyId}`);
  const migrationId = await publishMoving(journeyId, waiting(days(10)), 360);
  await done(migrationId);
  const runs = await engine.db
    .select({ dueAt: journeyRun.dueAt })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, journeyId), ne(journeyRun.status, 'ended')))
    .orderBy(journeyRun.dueAt);
  const gaps = runs.slice(1).map(({ dueAt }, index) => (dueAt?.getTime() ?? 0) - (runs[index]?.dueAt?.getTime() ?? 0));
  expect(runs).toHaveLength(5);
  expect(gaps.every((gap) => Math.abs(gap - 10_000) < 5)).toBe(true);
});

it('can be stopped: who has gone over stays, the others finish on their version', { timeout: 60_000 }, async () => {
  const { engine } = scene;
  const journeyId = await publishGraph(engine, graphOf(waiting(days(30))));
  await enterMany(journeyId, 20, 'stopped');
  await worker.stop();
  const migrationId = await publishMoving(journeyId, waiting(days(60)));
  expect(await stopMigration(engine, migrationId)).toBe(true);
  expect(await stopMigration(engine, migrationId)).toBe(false);
  worker = await scene.startWorker();
  const row = await migrationOf(migrationId);
  expect(row).toMatchObject({ state: 'stopped', moved: 0 });
  expect(
    await engine.db.$count(journeyRun, and(eq(journeyRun.journeyId, journeyId), ne(journeyRun.status, 'ended'))),
  ).toBe(20);
});
