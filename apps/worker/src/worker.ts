import path from 'node:path';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import { activityRegistry, createEngineActivities, createJobActivities } from '@tendril/activities';
import { queues } from '@tendril/contract';
import { openDatabase } from '@tendril/db';
import { createEngine, finishCall, loadCall, waysOut, writeCatalogue } from '@tendril/engine';
import type { Engine } from '@tendril/engine';
import { writeLog } from './adapters/log.ts';
import { ensureSearchAttributes } from './adapters/search-attributes.ts';
import { createCallWorker } from './call-worker.ts';
import { DatabaseGate } from './database-gate.ts';
import { startDeliveries } from './deliveries.ts';
import { createJobsWorker } from './jobs-worker.ts';
import { createJourneyWorker } from './journey-worker.ts';
import { reportCatalogue } from './report-catalogue.ts';
import { runWorkers } from './running-workers.ts';
import type { RunningWorkers } from './running-workers.ts';
import type { WorkerSettings } from './settings.ts';
import { workflowBundle } from './workflow-bundle.ts';

const callQueue = queues.call('tendril');
const relayPoolSize = 10;
const jobsPoolSize = 3;

/**
 * Starts everything that carries runs: the Temporal workers, the relay and the sweep, and the report of what they
 * serve. Resolves when it polls. Throws when Postgres or Temporal cannot be reached, with nothing left open.
 */
export async function startWorker(settings: WorkerSettings): Promise<RunningWorkers> {
  const opened: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of opened.splice(0).toReversed()) await closeOne();
  };
  try {
    const running = await start(settings, (closeOne) => opened.push(closeOne));
    return { finished: running.finished, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is opened first is closed last: `onClose` is told of each thing as soon as it is open. */
async function start(settings: WorkerSettings, onClose: (closeOne: () => unknown) => void): Promise<RunningWorkers> {
  const { namespace, connectionOptions } = settings.temporal;
  const connection = await NativeConnection.connect(connectionOptions);
  onClose(() => connection.close());
  const temporal = new Client({ connection, namespace });
  const hasSearchAttributes = await ensureSearchAttributes(connection, namespace);

  // Two pools: a reaction that the relay delivers must not wait behind a thousand due runs for a connection.
  const runs = openEngine(settings, { name: 'tendril-runs', poolSize: settings.slots });
  onClose(runs.close);
  const relay = openEngine(settings, { name: 'tendril-relay', poolSize: relayPoolSize, temporal, hasSearchAttributes });
  onClose(relay.close);

  const gate = new DatabaseGate(runs.ping);
  const catalogue = await reportCatalogue({
    definitions: activityRegistry,
    taskQueue: callQueue,
    write: (entries) => writeCatalogue(relay.engine, entries),
    onFailure: () => writeLog('warn', 'catalogue_not_reported'),
  });
  onClose(() => catalogue.stop());

  const deliveries = await startDeliveries(relay.engine);
  onClose(() => deliveries.stop());
  const jobs = openEngine(settings, { name: 'tendril-jobs', poolSize: jobsPoolSize });
  onClose(jobs.close);
  const workers = runWorkers(
    await createWorkers({ settings, engine: runs.engine, jobs: jobs.engine, connection, gate }),
  );
  onClose(() => workers.stop());
  onClose(() => gate.stop()); // first of all: no call shall wait for a database that is away
  return workers;
}

interface PoolOptions {
  name: string;
  poolSize: number;
  temporal?: Client;
  hasSearchAttributes?: boolean;
}

/** An engine on a pool of its own. */
function openEngine(settings: WorkerSettings, { name, poolSize, ...temporal }: PoolOptions) {
  const client = openDatabase(settings.databaseUrl, { name, poolSize });
  const { secret, publicUrl } = settings;
  const engine = createEngine({
    ...waysOut(client.db, settings),
    ...{ client, secret, publicUrl, log: writeLog },
    ...temporal,
  });
  return { engine, close: () => client.close(), ping: () => client.driver`select 1` };
}

interface WorkersOf {
  settings: WorkerSettings;
  engine: Engine;
  /** For long jobs, on a pool of its own. */
  jobs: Engine;
  connection: NativeConnection;
  gate: DatabaseGate;
}

async function createWorkers({ settings, engine, jobs, connection, gate }: WorkersOf): Promise<Worker[]> {
  const { maxCachedWorkflows, slots, shutdownGraceMs, temporal } = settings;
  const shared = { connection, namespace: temporal.namespace, gate, shutdownGraceMs };
  const bundle = await workflowBundle(path.join(settings.stateFolder, 'workflow-bundle'));
  return Promise.all([
    createJobsWorker({ ...shared, jobActivities: createJobActivities(jobs), workflowBundle: bundle }),
    createJourneyWorker({
      ...shared,
      engineActivities: createEngineActivities(engine),
      slots,
      maxCachedWorkflows,
      workflowBundle: bundle,
    }),
    createCallWorker({
      ...shared,
      taskQueue: callQueue,
      definitions: activityRegistry,
      slots: settings.callSlots,
      callStore: {
        load: (callId) => loadCall(engine, callId),
        finish: (callId, result) => finishCall(engine, callId, result),
      },
    }),
  ]);
}
