import type { Client } from '@temporalio/client';
import { openDatabase, type DatabaseClient } from '@tendril/db';
import { createDevMailbox } from '@tendril/email';
import { createEngine, type Engine } from '@tendril/engine';
import { badEnvironment } from './cli-error.ts';

/** The engine on one database; without Temporal unless given: what it writes is carried out by the worker. */
export interface OpenEngine {
  engine: Engine;
  client: DatabaseClient;
  close: () => Promise<void>;
}

export interface EngineSettings {
  databaseUrl: string;
  secret: string;
  publicUrl: string;
  temporal?: Client;
}

/** Opens the engine; nothing is connected before the first query. */
export function openEngine({ databaseUrl, ...settings }: EngineSettings): OpenEngine {
  const client = openDatabase(databaseUrl, { name: 'tendril-cli', poolSize: 10 });
  return {
    engine: createEngine({ client, transport: noTransport, ...settings }),
    client,
    close: () => client.close(),
  };
}

/** The same by the environment of the command. Throws a bad environment where it names no database. */
export function openEngineByEnvironment(env: NodeJS.ProcessEnv): OpenEngine {
  return openEngine({
    databaseUrl: databaseUrlOf(env),
    secret: env['TENDRIL_SECRET'] ?? 'unused: this command signs nothing',
    publicUrl: env['TENDRIL_PUBLIC_URL'] ?? 'http://localhost:8400',
  });
}

/** The database the environment names; throws a bad environment where it names none. */
export function databaseUrlOf(env: NodeJS.ProcessEnv): string {
  const url = env['DATABASE_URL'];
  if (url !== undefined && url !== '') return url;
  throw badEnvironment(
    'DATABASE_URL is not set. It names the Postgres database, such as postgres://user@host:5432/tendril.',
  );
}

/** Mails are sent by the worker alone. */
const noTransport = createDevMailbox({ keep: () => Promise.reject(new Error('The command line sends no mail.')) });
