import { journeyRun, journeyVersion, outbox } from '@tendril/db';
import { commandRun, recordEvent, sweep } from '@tendril/engine';
import type { RunningWorkers } from '@tendril/worker';
import { eq, sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '@tendril/journey/testing';
import {
  deedsOf,
  ended,
  eventually,
  openTemporalScene,
  openTestEngine,
  ringsOf,
  standsAt,
  workflowBytesOf,
  workflowIs,
  type TemporalScene,
} from '../support/temporal-scene.ts';
import { enterAt, makeLeads, pathOf, publishGraph, runOf } from '../support/test-engine.ts';

let scene: TemporalScene;
let worker: RunningWorkers;

beforeAll(async () => {
  scene = await openTemporalScene('deploys');
  worker = await scene.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await scene.close();
});

async function makeLead(name: string): Promise<string> {
  const [leadId = ''] = await makeLeads(scene.engine, 1, name);
  return leadId;
}

describe('a plan that this worker does not understand', () => {
  /** A wait long enough to change the plan behind it before any worker reads that. */
  const graph = graphOf({
    in: ['entry.manual', {}, { next: 'pause' }],
    pause: ['wait.duration', { duration: { amount: 2, unit: 'seconds' } }, { next: 'news' }],
    news: ['lead.score', { points: 7 }, { next: 'out' }],
    out: ['end.exit', { reason: 'done' }],
  });
  const { plan } = journeyVersion;
  const newKind = sql`jsonb_set(${plan}, '{nodes,news,kind}', '"lead.invented_tomorrow"')`;
  const oldKind = sql`jsonb_set(${plan}, '{nodes,news,kind}', '"lead.score"')`;
  const newFormat = sql`jsonb_set(${plan}, '{planVersion}', '2')`;
  const oldFormat = sql`jsonb_set(${plan}, '{planVersion}', '1')`;

  const changePlan = (journeyId: string, changed: SQL) =>
    scene.engine.db.update(journeyVersion).set({ plan: changed }).where(eq(journeyVersion.journeyId, journeyId));

  const pretendDueSince = (runId: string, minutes: number) =>
    scene.engine.db
      .update(journeyRun)
      .set({ dueAt: new Date(Date.now() - minutes * 60_000) })
      .where(eq(journeyRun.id, runId));

  /** A worker that understands the plan takes over from the one that did not. */
  async function deploy(journeyId: string, understood: SQL): Promise<void> {
    await worker.stop();
    await changePlan(journeyId, understood);
    worker = await scene.startWorker();
  }

  it.each([
    { code: 'unknown_node_kind', theirs: newKind, ours: oldKind, reason: 'unknownKind', heldAt: 'news' },
    { code: 'newer_plan', theirs: newFormat, ours: oldFormat, reason: 'newerPlan', heldAt: 'pause' },
  ])('is left to others for an hour ($code), then holds the run, which a deploy and a retry carry on', async (of) => {
    const { engine } = scene;
    const journeyId = await publishGraph(engine, graph);
    const leadId = await makeLead(of.code);
    const runId = await enterAt(engine, { leadId, journeyId, nodeId: 'in' });
    await changePlan(journeyId, of.theirs);
    await eventually(async () => expect((await workflowBytesOf(scene, runId)).includes(of.code)).toBe(true));
    await pretendDueSince(runId, 59);
    expect(await sweep(engine)).toBe(1);
    await eventually(async () => expect(await ringsOf(engine, runId)).toMatchObject([{ lastError: of.code }]));
    expect(await runOf(engine, runId)).toMatchObject({ status: 'active', nodeId: 'pause' });

    await pretendDueSince(runId, 61);
    await engine.db.update(outbox).set({ dueAt: new Date() }).where(eq(outbox.runId, runId));
    await eventually(async () => expect((await runOf(engine, runId)).status).toBe('held'));
    expect(await runOf(engine, runId)).toMatchObject({ heldReason: of.reason, nodeId: of.heldAt });

    await deploy(journeyId, of.ours);
    expect(await commandRun(engine, runId, { kind: 'retry' })).toBe(true);
    await ended(engine, runId);
    expect(await deedsOf(engine, runId)).toEqual({ path: ['in', 'pause', 'news', 'out'], mails: [], score: 7 });
    await workflowIs(scene, runId, 'COMPLETED');
  });

  it('keeps nobody out: the lead is in, and begins as soon as a worker understands it', async () => {
    const { engine, close } = openTestEngine(scene.database.url);
    const journeyId = await publishGraph(engine, graph);
    await changePlan(journeyId, newKind);
    const leadId = await makeLead('early');
    const runId = await enterAt(engine, { leadId, journeyId, nodeId: 'in' });
    await close();
    expect(await pathOf(scene.engine, runId)).toEqual([]);
    await workflowIs(scene, runId, 'RUNNING');
    await pretendDueSince(runId, 3);
    await deploy(journeyId, oldKind);
    // A worker sweeps as soon as it starts, and by now the run is overdue.
    await ended(scene.engine, runId);
    expect((await deedsOf(scene.engine, runId)).path).toEqual(['in', 'pause', 'news', 'out']);
  });
});

describe('a held run', () => {
  let journeyId: string;
  const graph = graphOf({
    in: ['entry.manual', {}, { next: 'listen' }],
    listen: [
      'wait.event',
      { outcomes: [{ id: 'heard', on: { kind: 'event', name: 'ping' } }], limit: { amount: 60, unit: 'days' } },
      { heard: 'yes', timeout: 'late' },
    ],
    yes: ['end.exit', { reason: 'heard' }],
    late: ['end.exit', { reason: 'silent' }],
    aside: ['wait.duration', { duration: { amount: 1, unit: 'seconds' } }, { next: 'gone' }],
    gone: ['end.exit', { reason: 'aside' }],
  });

  beforeAll(async () => {
    journeyId = await publishGraph(scene.engine, graph);
  });

  /** A run in its wait of sixty days, held by hand. */
  async function holdOne(name: string): Promise<{ leadId: string; runId: string; dueAt: Date | null }> {
    const { engine } = scene;
    const leadId = await makeLead(name);
    const runId = await enterAt(engine, { leadId, journeyId, nodeId: 'in' });
    const { dueAt } = await runOf(engine, runId);
    await commandRun(engine, runId, { kind: 'hold', reason: 'to be looked at' });
    await eventually(async () => expect((await runOf(engine, runId)).status).toBe('held'));
    expect(await runOf(engine, runId)).toMatchObject({ heldReason: 'to be looked at', nodeId: 'listen', dueAt: null });
    await workflowIs(scene, runId, 'RUNNING');
    return { leadId, runId, dueAt };
  }

  /** How a run ended and by which steps, once its workflow has ended too. */
  async function endOf(runId: string): Promise<{ reason: string | null; path: string[] }> {
    const { endReason } = await ended(scene.engine, runId);
    await workflowIs(scene, runId, 'COMPLETED');
    return { reason: endReason, path: (await deedsOf(scene.engine, runId)).path };
  }

  it('stands in its wait as before once it is retried', async () => {
    const { engine } = scene;
    const { leadId, runId, dueAt } = await holdOne('retried');
    await commandRun(engine, runId, { kind: 'retry' });
    await eventually(async () => expect((await runOf(engine, runId)).status).toBe('active'));
    expect(await runOf(engine, runId)).toMatchObject({ nodeId: 'listen', heldReason: null, dueAt });
    await recordEvent(engine, { leadId, name: 'ping', properties: {}, source: 'test' });
    expect(await endOf(runId)).toEqual({ reason: 'heard', path: ['in', 'listen', 'yes'] });
  });

  it('takes what happened meanwhile into account when it is retried, not before', async () => {
    const { engine } = scene;
    const { leadId, runId } = await holdOne('meanwhile');
    await recordEvent(engine, { leadId, name: 'ping', properties: {}, source: 'test' });
    await eventually(async () => expect(await ringsOf(engine, runId)).toEqual([]));
    expect(await runOf(engine, runId)).toMatchObject({ status: 'held', nodeId: 'listen' });
    await commandRun(engine, runId, { kind: 'retry' });
    expect(await endOf(runId)).toEqual({ reason: 'heard', path: ['in', 'listen', 'yes'] });
  });

  it('leaves its wait by the time limit when it is skipped', async () => {
    const { runId } = await holdOne('skipped');
    await commandRun(scene.engine, runId, { kind: 'skip' });
    expect(await endOf(runId)).toEqual({ reason: 'silent', path: ['in', 'listen', 'late'] });
  });

  it('goes on from where it is moved to', async () => {
    const { runId } = await holdOne('moved');
    await commandRun(scene.engine, runId, { kind: 'move', to: 'aside' });
    await standsAt(scene.engine, runId, 'aside');
    expect(await endOf(runId)).toEqual({ reason: 'aside', path: ['in', 'aside', 'gone'] });
  });

  it('is held again when it is moved to a step that is not there, and can still be ended', async () => {
    const { engine } = scene;
    const { runId } = await holdOne('ended');
    await commandRun(engine, runId, { kind: 'move', to: 'nowhere' });
    await eventually(async () => expect((await runOf(engine, runId)).heldReason).toBe('missingStep'));
    await commandRun(engine, runId, { kind: 'end', reason: 'by hand' });
    expect(await endOf(runId)).toEqual({ reason: 'by hand', path: ['in'] });
    expect(await commandRun(engine, runId, { kind: 'retry' })).toBe(false);
  });
});
