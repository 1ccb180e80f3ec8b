import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { PortWish } from './ports.ts';
import { settlePostgresHome } from './postgres/postgres-home.ts';
import { startPostgres } from './postgres/postgres-server.ts';
import type { PostgresServer } from './postgres/postgres-server.ts';
import type { Say } from './say.ts';
import { openStateFolder } from './state-folder.ts';
import type { StateFolder } from './state-folder.ts';
import { findTemporal } from './temporal/find-temporal.ts';
import { configuredTemporal, isTemporalReady } from './temporal/temporal-connection.ts';
import type { TemporalAccess } from './temporal/temporal-connection.ts';
import { startTemporal } from './temporal/temporal-server.ts';
import type { TemporalServer } from './temporal/temporal-server.ts';
import { waysToTemporal } from './temporal/ways-to-temporal.ts';

export interface StackOptions {
  /** Folder for everything the stack keeps. */
  stateDir: string;
  say: Say;
  /** Begin with an empty folder. */
  isReset?: boolean;
  /** False: no waiting for the disk and Temporal in memory, for data that nobody will miss. True unless given. */
  isDurable?: boolean;
  /** First choices; any free port unless given. */
  ports?: { postgres: number; temporal: number; temporalUi?: number };
  /** Environment that may name a Temporal cluster and the cache; the process' own unless given. */
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

/** A running Postgres with the database `tendril`, and a Temporal: our own, or the one the environment names. */
export interface Stack {
  state: StateFolder;
  databaseUrl: string;
  /** For making and dropping databases. */
  adminUrl: string;
  temporalAddress: string;
  namespace: string;
  /** Variables for child processes: DATABASE_URL and TEMPORAL_…, to be added to an environment without TEMPORAL_…. */
  environment: Record<string, string>;
  postgres: PostgresServer;
  /** Undefined when the cluster is not ours. */
  temporal: TemporalServer | undefined;
  /** Stops Temporal, then Postgres, and gives the folder free. `isHurried` kills. Harmless when called again. */
  stop: (isHurried?: boolean) => Promise<void>;
}

const DATABASE = 'tendril';
const CLUSTER_LIMIT_MS = 20_000;

/**
 * Starts what a Tendril on one machine stands on. What an earlier start left running in the folder is stopped first.
 * Throws `StateInUseError`, or an error that says what did not start and why; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const state = await openStateFolder({
    path: options.stateDir,
    isReset: options.isReset ?? false,
    say: options.say,
  });
  // When one of the two fails, the other one is broken off: building Temporal takes minutes.
  const failure = new AbortController();
  const signal = options.signal === undefined ? failure.signal : AbortSignal.any([options.signal, failure.signal]);
  const breakOff = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  const [postgresStart, temporalStart] = await Promise.allSettled([
    startDatabase(state, { ...options, signal }).catch(breakOff),
    startOrReachTemporal(state, { ...options, signal }).catch(breakOff),
  ]);
  if (postgresStart.status === 'fulfilled' && temporalStart.status === 'fulfilled') {
    return assemble({ state, server: postgresStart.value, ...temporalStart.value });
  }
  if (temporalStart.status === 'fulfilled') await temporalStart.value.temporal?.stop();
  if (postgresStart.status === 'fulfilled') await postgresStart.value.stop();
  state.release();
  // The reason of the first failure; the other one only says that it was broken off.
  throw failure.signal.reason;
}

interface Parts {
  state: StateFolder;
  server: PostgresServer;
  access: TemporalAccess;
  temporal: TemporalServer | undefined;
}

function assemble({ state, server, access, temporal }: Parts): Stack {
  const databaseUrl = server.url(DATABASE);
  return {
    state,
    databaseUrl,
    adminUrl: server.url('postgres'),
    temporalAddress: access.address,
    namespace: access.namespace,
    environment: { ...access.environment, DATABASE_URL: databaseUrl },
    postgres: server,
    temporal,
    stop: async (isHurried = false) => {
      await temporal?.stop(isHurried);
      await server.stop(isHurried);
      state.release();
    },
  };
}

async function startDatabase(state: StateFolder, options: StackOptions): Promise<PostgresServer> {
  const { say, signal } = options;
  const server = await startPostgres({
    home: settlePostgresHome(state.path, say),
    port: wish('Postgres', options.ports?.postgres),
    isDurable: options.isDurable ?? true,
    say,
    signal,
  });
  try {
    await createDatabase(server);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function createDatabase(server: PostgresServer): Promise<void> {
  const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => undefined });
  try {
    const [existing] = await admin`select 1 from pg_database where datname = ${DATABASE}`;
    if (existing === undefined) await admin`create database ${admin(DATABASE)}`;
  } finally {
    await admin.end();
  }
}

async function startOrReachTemporal(
  state: StateFolder,
  options: StackOptions,
): Promise<{ access: TemporalAccess; temporal: TemporalServer | undefined }> {
  const { say, signal, env = process.env, isDurable = true } = options;
  const configured = configuredTemporal(env);
  if (configured !== undefined) return { access: await reach(configured, options), temporal: undefined };
  const folder = join(state.path, 'temporal');
  mkdirSync(folder, { recursive: true });
  const temporal = await startTemporal({
    program: await findTemporal({ ways: waysToTemporal(env), say, signal }),
    dbFile: isDurable ? join(folder, 'temporal.db') : null,
    folders: state,
    port: wish('Temporal', options.ports?.temporal),
    uiPort: options.ports?.temporalUi === undefined ? undefined : wish("Temporal's pages", options.ports.temporalUi),
    say,
    signal,
  });
  return { access: temporal.access, temporal };
}

async function reach(access: TemporalAccess, { say, signal }: StackOptions): Promise<TemporalAccess> {
  say(`Looking for the Temporal server: TEMPORAL_ADDRESS, which is ${access.address}.`);
  const wait = { limitMs: CLUSTER_LIMIT_MS, ...(signal === undefined ? {} : { signal }) };
  if (await isTemporalReady(access, wait)) return access;
  throw new Error(
    `The Temporal cluster at ${access.address} does not answer for namespace ${access.namespace}. ` +
      'Check TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS and TEMPORAL_API_KEY, or unset TEMPORAL_ADDRESS to use a server of our own.',
  );
}

function wish(what: string, port = 0): PortWish {
  return { what, port };
}
