import { dirname } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { temporal as proto } from '@temporalio/proto';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { workflowIdOf } from '@tendril/contract';
import { journeyRun, lead, message, openDatabase, outbox, workspace } from '@tendril/db';
import { createDevMailbox } from '@tendril/email';
import { createDevMailboxStore, createEngine, type Engine } from '@tendril/engine';
import { settingsFrom, startWorker, type RunningWorkers, type WorkerSettings } from '@tendril/worker';
import { and, eq } from 'drizzle-orm';
import { expect, inject, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { pathOf, runOf } from './test-engine.ts';
import { makeTestNamespace } from './temporal-namespace.ts';

/** A database and a Temporal namespace of a test file's own, on real time, with a workspace that can send. */
export interface TemporalScene {
  /** For what the API does: lets leads enter and records what happens. Temporal is left to the worker. */
  engine: Engine;
  temporal: Client;
  database: TestDatabase;
  settings: WorkerSettings;
  /** The worker as it is composed for production, in this process. */
  startWorker(): Promise<RunningWorkers>;
  close(): Promise<void>;
}

const secret = 'a secret of at least thirty-two characters';
const publicUrl = 'http://127.0.0.1:1';

export async function openTemporalScene(purpose: string): Promise<TemporalScene> {
  // Failures are what these tests are about: their warnings would hide what matters.
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const address = inject('temporalAddress');
  const namespace = await makeTestNamespace(address, purpose);
  const connection = await Connection.connect({ address });
  const database = await createTestDatabase();
  const { engine, close } = openTestEngine(database.url);
  await engine.db.insert(workspace).values({
    name: 'Northlight Analytics',
    timeZone: 'UTC',
    settings: {
      senderName: 'Northlight',
      senderAddress: 'hello@northlight.example',
      postalAddress: 'Herengracht 1, Amsterdam',
      tracksClicks: false,
      tracksOpens: false,
    },
  });
  const settings = settingsFrom({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    // Where the servers of all tests are, the workflows are built already.
    TENDRIL_STATE: dirname(dirname(inject('workflowBundlePath'))),
    TENDRIL_SECRET: secret,
    TENDRIL_PUBLIC_URL: publicUrl,
  });
  return {
    engine,
    temporal: new Client({ connection, namespace }),
    database,
    settings: { ...settings, shutdownGraceMs: 500 },
    startWorker: () => startWorker({ ...settings, shutdownGraceMs: 500 }),
    close: async () => {
      await close();
      await connection.close();
      await database.drop();
    },
  };
}

/** An engine on real time, with Temporal where a client is given. */
export function openTestEngine(databaseUrl: string, temporal?: Client): { engine: Engine; close: () => Promise<void> } {
  const client = openDatabase(databaseUrl, { name: 'test', poolSize: 10 });
  const transport = createDevMailbox(createDevMailboxStore(client.db));
  const engine = createEngine({
    client,
    transport,
    secret,
    publicUrl,
    ...(temporal === undefined ? {} : { temporal }),
  });
  return { engine, close: () => client.close() };
}

/** Waits until `look` does not throw any more, and gives what it answers. */
export function eventually<T>(look: () => T | Promise<T>, limitMs = 15_000): Promise<T> {
  return vi.waitFor(look, { timeout: limitMs, interval: 20 });
}

/** Waits until a run has ended; its row. */
export function ended(engine: Engine, runId: string) {
  return eventually(async () => {
    const run = await runOf(engine, runId);
    expect(run.status).toBe('ended');
    return run;
  });
}

/** Waits until a run stands at a step. */
export function standsAt(engine: Engine, runId: string, nodeId: string) {
  return eventually(async () => {
    const run = await runOf(engine, runId);
    expect(run.nodeId).toBe(nodeId);
    return run;
  });
}

/** Waits until the newest workflow of a run has this status in Temporal's words, such as `RUNNING`. */
export async function workflowIs({ temporal }: TemporalScene, runId: string, status: string): Promise<void> {
  await eventually(async () => {
    const { status: found } = await temporal.workflow.getHandle(workflowIdOf(runId)).describe();
    expect(found.name).toBe(status);
  });
}

/** What a run did: its steps by their ids, its mails, and the lead's score. */
export async function deedsOf(engine: Engine, runId: string) {
  const [of] = await engine.db
    .select({ score: lead.score })
    .from(journeyRun)
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .where(eq(journeyRun.id, runId));
  const mails = await engine.db.select({ nodeId: message.nodeId }).from(message).where(eq(message.runId, runId));
  return {
    path: (await pathOf(engine, runId)).map(({ nodeId }) => nodeId),
    mails: mails.map(({ nodeId }) => nodeId),
    score: of?.score,
  };
}

/** The rings that wait for a run. */
export function ringsOf(engine: Engine, runId: string) {
  return engine.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.runId, runId), eq(outbox.kind, 'ring')));
}

/** Everything Temporal keeps of a run's newest workflow, as bytes: its history, and what it shows of it. */
export async function workflowBytesOf({ temporal }: TemporalScene, runId: string): Promise<Buffer> {
  return bytesOf(temporal.workflow.getHandle(workflowIdOf(runId)));
}

/** Everything Temporal keeps of a workflow, as bytes: its history, and what it shows of it, pending activities included. */
export async function bytesOf(handle: WorkflowHandle): Promise<Buffer> {
  const [history, description] = await Promise.all([handle.fetchHistory(), handle.describe()]);
  return Buffer.concat([
    proto.api.history.v1.History.encode(history).finish(),
    proto.api.workflowservice.v1.DescribeWorkflowExecutionResponse.encode(description.raw).finish(),
  ]);
}
