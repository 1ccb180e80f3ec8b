import { Client, Connection } from '@temporalio/client';
import { workflowIdOf } from '@tendril/contract';
import { journeyRun, message, outbox } from '@tendril/db';
import { findOverdue, reconcile, recordEvent, recordReply, startRelay, sweep } from '@tendril/engine';
import type { RunningWorkers } from '@tendril/worker';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneMail } from '../support/mail-scene.ts';
import { graphOf } from '@tendril/journey/testing';
import {
  deedsOf,
  ended,
  eventually,
  openTemporalScene,
  openTestEngine,
  ringsOf,
  standsAt,
  workflowIs,
  type TemporalScene,
} from '../support/temporal-scene.ts';
import { enterAt, inParallel, makeLeads, publishGraph, runOf } from '../support/test-engine.ts';

let scene: TemporalScene;
let worker: RunningWorkers;
let journeyId: string;

/** Sixty days for a ping, then an email, then a second by the workflow's own timer. */
const patient = graphOf({
  in: ['entry.manual', {}, { next: 'listen' }],
  listen: [
    'wait.event',
    { outcomes: [{ id: 'heard', on: { kind: 'event', name: 'ping' } }], limit: { amount: 60, unit: 'days' } },
    { heard: 'bonus', timeout: 'bonus' },
  ],
  bonus: ['lead.score', { points: 10 }, { next: 'mail' }],
  mail: ['email', { content: { subject: 'Hello', source: 'Hello' }, purpose: 'service' }, { sent: 'pause' }],
  pause: ['wait.duration', { duration: { amount: 1, unit: 'seconds' } }, { next: 'more' }],
  more: ['lead.score', { points: 100 }, { next: 'out' }],
  out: ['end.exit', { reason: 'done' }],
});
/** What a run of it did when everything happened exactly once. */
const doneOnce = { path: ['in', 'listen', 'bonus', 'mail', 'pause', 'more', 'out'], mails: ['mail'], score: 110 };

beforeAll(async () => {
  scene = await openTemporalScene('recovery');
  journeyId = await publishGraph(scene.engine, patient);
  worker = await scene.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await scene.close();
});

async function enterOne(name: string): Promise<{ leadId: string; runId: string }> {
  const [leadId = ''] = await makeLeads(scene.engine, 1, name);
  return { leadId, runId: await enterAt(scene.engine, { leadId, journeyId, nodeId: 'in' }) };
}

/** A run that waits, with a workflow. */
async function enterWaiting(name: string): Promise<{ leadId: string; runId: string }> {
  const entered = await enterOne(name);
  await workflowIs(scene, entered.runId, 'RUNNING');
  return entered;
}

const ping = (leadId: string) => recordEvent(scene.engine, { leadId, name: 'ping', properties: {}, source: 'test' });
const terminate = (runId: string) => scene.temporal.workflow.getHandle(workflowIdOf(runId)).terminate('by hand');

async function deleteWorkflow(runId: string): Promise<void> {
  const { temporal } = scene;
  const workflowExecution = { workflowId: workflowIdOf(runId) };
  const { namespace } = temporal.options;
  await temporal.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
  await eventually(() =>
    expect(temporal.workflow.getHandle(workflowIdOf(runId)).describe()).rejects.toThrow(/not found/i),
  );
}

/** Makes a waiting run overdue, as if the time had passed. */
async function pretendDue(runId: string, minutesAgo: number): Promise<void> {
  const at = Date.now() - minutesAgo * 60_000;
  await scene.engine.db
    .update(journeyRun)
    .set({
      dueAt: new Date(at),
      state: sql`jsonb_set(${journeyRun.state}, '{wait,deadline}', to_jsonb(${at}::bigint))`,
    })
    .where(eq(journeyRun.id, runId));
}

/** What a run did, once it and its workflow have ended. */
async function deedsAtEnd(runId: string) {
  await ended(scene.engine, runId);
  await workflowIs(scene, runId, 'COMPLETED');
  return deedsOf(scene.engine, runId);
}

describe('a workflow that is gone', () => {
  it('terminated by an operator: an event rings the run, which is carried on to its end', async () => {
    const { leadId, runId } = await enterWaiting('terminated');
    await terminate(runId);
    await ping(leadId);
    expect(await deedsAtEnd(runId)).toEqual(doneOnce);
  });

  it('deleted: an event rings the run, which is carried on to its end', async () => {
    const { leadId, runId } = await enterWaiting('deleted');
    await deleteWorkflow(runId);
    await ping(leadId);
    expect(await deedsAtEnd(runId)).toEqual(doneOnce);
  });

  it('terminated, deleted or still there: reconciling, even twice, carries each run on exactly once', async () => {
    const runs = [await enterWaiting('gone0'), await enterWaiting('gone1'), await enterWaiting('there')];
    const [first, second] = runs.map(({ runId }) => runId);
    await terminate(first ?? '');
    await deleteWorkflow(second ?? '');
    const { engine } = scene;
    expect(await reconcile(engine)).toBeGreaterThanOrEqual(runs.length);
    await reconcile(engine);
    for (const { runId } of runs) await workflowIs(scene, runId, 'RUNNING');
    for (const { leadId } of runs) await ping(leadId);
    for (const { runId } of runs) expect(await deedsAtEnd(runId)).toEqual(doneOnce);
  });

  it('reconciled in the middle of a wait: the new workflow has a timer for what is left of it', async () => {
    const { leadId, runId } = await enterWaiting('timer');
    await ping(leadId);
    await standsAt(scene.engine, runId, 'pause');
    await terminate(runId);
    await reconcile(scene.engine);
    expect(await deedsAtEnd(runId)).toEqual(doneOnce);
  });

  it('never started: nothing carries the run on until it is overdue, then the sweep finds it', async () => {
    const { engine } = scene;
    await worker.stop();
    const { runId } = await enterOne('forgotten');
    await engine.db.delete(outbox).where(eq(outbox.runId, runId));
    worker = await scene.startWorker();
    expect(await findOverdue(engine)).toEqual([]);
    await pretendDue(runId, 1);
    expect(await findOverdue(engine)).toEqual([]);
    await pretendDue(runId, 3);
    expect(await findOverdue(engine)).toEqual([runId]);
    expect(await sweep(engine)).toBe(1);
    expect(await deedsAtEnd(runId)).toEqual(doneOnce);
    expect(await findOverdue(engine)).toEqual([]);
  });
});

describe('a reply to a run in a wait of sixty days', () => {
  const sixtyDays = oneMail({ purpose: 'service' });

  interface Waiting {
    runId: string;
    address: string;
  }

  /** Leads whose mail has left and who wait for their reply. */
  async function enterReaders(prefix: string, count: number): Promise<Waiting[]> {
    const { engine } = scene;
    const id = await publishGraph(engine, withLimit(sixtyDays));
    const readers: Waiting[] = [];
    for (const [index, leadId] of (await makeLeads(engine, count, prefix)).entries()) {
      const runId = await enterAt(engine, { leadId, journeyId: id, nodeId: 'in' });
      readers.push({ runId, address: `${prefix}${index}@people.example` });
    }
    const runIds = readers.map(({ runId }) => runId);
    await eventually(async () => {
      const mails = await engine.db.select().from(message).where(inArray(message.runId, runIds));
      expect(mails.filter(({ state }) => state === 'accepted')).toHaveLength(count);
    });
    for (const { runId } of readers) await workflowIs(scene, runId, 'RUNNING');
    return readers;
  }

  function withLimit(graph: typeof sixtyDays): typeof sixtyDays {
    const nodes = graph.nodes.map((node) =>
      node.kind === 'wait.event' ? { ...node, config: { ...node.config, limit: { amount: 60, unit: 'days' } } } : node,
    );
    return { ...graph, nodes };
  }

  /** Replies; how long until the run has left its wait (ms). */
  async function reactionMs({ runId, address }: Waiting): Promise<number> {
    const { engine } = scene;
    const before = performance.now();
    const recorded = await recordReply(engine, {
      to: ['hello@northlight.example'],
      from: address,
      subject: 'Re: Hello',
      headers: {},
      text: 'Yes please, call me on Monday.',
      externalId: runId,
    });
    expect(recorded).toMatchObject({ kind: 'recorded' });
    await eventually(async () => expect((await runOf(engine, runId)).endReason).toBe('replied'));
    return performance.now() - before;
  }

  async function slowest(readers: readonly Waiting[], width: number): Promise<number> {
    const times: number[] = [];
    await inParallel(readers, width, async (reader) => {
      times.push(await reactionMs(reader));
    });
    expect(times).toHaveLength(readers.length);
    return Math.max(...times);
  }

  it('leaves it in less than a second, and its workflow ends', async () => {
    const readers = await enterReaders('reader', 10);
    expect(await slowest(readers, 1)).toBeLessThan(1_000);
    for (const { runId } of readers) await workflowIs(scene, runId, 'COMPLETED');
  });

  it('leaves it in less than a second while only a relay works, and the wake lies ready in Temporal', async () => {
    const readers = await enterReaders('relayed', 10);
    await worker.stop();
    const { engine, close } = openTestEngine(scene.database.url, scene.temporal);
    const relay = await startRelay(engine);
    try {
      expect(await slowest(readers, 1)).toBeLessThan(1_000);
      for (const { runId } of readers) {
        await eventually(async () => expect(await ringsOf(engine, runId)).toEqual([]));
        const { events } = await scene.temporal.workflow.getHandle(workflowIdOf(runId)).fetchHistory();
        expect(events?.some((event) => event.workflowExecutionSignaledEventAttributes)).toBe(true);
      }
    } finally {
      await relay.stop();
      await close();
      worker = await scene.startWorker();
    }
    for (const { runId } of readers) await workflowIs(scene, runId, 'COMPLETED');
  });

  it('leaves it in less than a second while Temporal is away, however many do; the rings stay for later', async () => {
    const readers = await enterReaders('away', 70);
    await worker.stop();
    const nowhere = Connection.lazy({ address: '127.0.0.1:1' });
    const { engine, close } = openTestEngine(scene.database.url, new Client({ connection: nowhere }));
    const relay = await startRelay(engine);
    const rings = () =>
      engine.db
        .select()
        .from(outbox)
        .where(and(eq(outbox.kind, 'ring'), inArray(outbox.runId, runIds)));
    const runIds = readers.map(({ runId }) => runId);
    try {
      expect(await slowest(readers, 10)).toBeLessThan(1_000);
      await eventually(async () => {
        const errors = (await rings()).map(({ lastError }) => lastError);
        expect(errors).toEqual(runIds.map(() => 'temporal_unavailable'));
      });
    } finally {
      await relay.stop();
      await close();
      await nowhere.close();
    }
    worker = await scene.startWorker();
    await scene.engine.db.update(outbox).set({ dueAt: new Date() }).where(inArray(outbox.runId, runIds));
    for (const { runId } of readers) await workflowIs(scene, runId, 'COMPLETED');
    for (const { runId } of readers) expect(await ringsOf(scene.engine, runId)).toEqual([]);
  });
});
