import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { migrate, openDatabase, workspace } from '@tendril/db';
import { createDevMailbox } from '@tendril/email';
import { captureLead, createDevMailboxStore, createEngine, createJourney, publish, type Engine } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { makeTemporaryState, removeStateFolder, startStack, type Stack } from '@tendril/stack';
import { spawnProgram, startProgram, type Program, type ProgramOptions } from './program.ts';

/** A Tendril of its own in a temporary folder: real servers, a migrated database, workers as processes. */
export interface Product {
  stack: Stack;
  stateDir: string;
  /** For entering leads and recording what happens, as the API does; whatever follows is the worker's. */
  engine: Engine;
  temporal: Client;
  startWorker(env?: Record<string, string>): Promise<Program>;
  /** The same without waiting until it is at work. */
  spawnWorker(env?: Record<string, string>): Program & { ready: Promise<void> };
  /** Starts another program with the worker's environment. */
  startOther(program: Pick<ProgramOptions, 'file' | 'readyWord'>): Promise<Program>;
  /** Starts the API and resolves with its address: on a free port without pages, or as told. */
  startApi(options?: ApiOptions): Promise<Program & { address: string }>;
  /** Kills the programs, stops the servers, removes everything. */
  close(): Promise<void>;
}

export interface ApiOptions {
  port?: number;
  /** Pages built for this run of the tests. */
  webFolder?: string;
}

const secret = 'a secret of at least thirty-two characters';
/** What senders of events show to the API. */
export const productApiKey = 'a key for events';
const publicUrl = 'http://127.0.0.1:1';

export async function startProduct(purpose: string): Promise<Product> {
  const stateDir = await makeTemporaryState(purpose);
  const stack = await startStack({ stateDir, say: () => undefined });
  await migrate(stack.databaseUrl);
  const client = openDatabase(stack.databaseUrl, { poolSize: 10, name: purpose });
  await client.db.insert(workspace).values({
    name: 'Northlight Analytics',
    timeZone: 'Europe/Amsterdam',
    settings: {
      senderName: 'Ilse Verhoeven',
      senderAddress: 'ilse@northlight.example',
      postalAddress: 'Prinsengracht 1, Amsterdam',
      tracksClicks: true,
      tracksOpens: false,
    },
  });
  const transport = createDevMailbox(createDevMailboxStore(client.db));
  const engine = createEngine({ client, transport, secret, publicUrl });
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const programs: Program[] = [];
  const keep = <P extends Program>(program: P): P => {
    programs.push(program);
    return program;
  };
  const shared = {
    ...stack.environment,
    TENDRIL_STATE: stateDir,
    TENDRIL_SECRET: secret,
    TENDRIL_PUBLIC_URL: publicUrl,
  };
  const logs = join(stateDir, 'logs');
  const worker = (env: Record<string, string> = {}) => ({
    file: 'apps/worker/src/main.ts',
    env: { ...shared, ...env },
    logs,
    readyWord: /^worker ready/m,
  });
  return {
    stack,
    stateDir,
    engine,
    temporal: new Client({ connection, namespace: stack.namespace }),
    startWorker: async (env) => keep(await startProgram(worker(env))),
    spawnWorker: (env) => keep(spawnProgram(worker(env))),
    startOther: async (program) => keep(await startProgram({ ...program, env: shared, logs })),
    startApi: async ({ port = 0, webFolder } = {}) => {
      const readyWord = /api_ready .*"address":"([^"]+)"/;
      const api = { ...shared, TENDRIL_PORT: String(port), TENDRIL_API_KEY: productApiKey };
      const [file, env] =
        webFolder === undefined
          ? ['apps/api/src/main.ts', api]
          : ['tests/support/api-with-pages.ts', { ...api, TEST_WEB_FOLDER: webFolder }];
      const program = keep(await startProgram({ file, env, logs, readyWord }));
      return { ...program, address: readyWord.exec(program.output())?.[1] ?? '' };
    },
    close: async () => {
      await Promise.all(programs.map((program) => program.kill()));
      await connection.close();
      await client.close();
      await stack.stop(true);
      await removeStateFolder(stateDir);
    },
  };
}

/** Publishes a graph as a journey of its own; its id. Throws what is wrong with the graph. */
export async function publishJourney(engine: Engine, graph: GraphInput): Promise<string> {
  const journeyId = await createJourney(engine, { name: graph.name, graph });
  const published = await publish(engine, { journeyId, graph });
  if (published.kind === 'refused') throw new Error(published.problems.map(({ message }) => message).join(' '));
  return journeyId;
}

/** A lead with consent to marketing; its id. */
export async function makeLead(engine: Engine, name: string): Promise<string> {
  const consent = { topics: ['marketing'], source: 'test' };
  const captured = await captureLead(engine, { email: `${name}@people.example`, consent });
  if (captured.kind === 'refused') throw new Error(captured.message);
  return captured.leadId;
}
