import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as schema from './schema.ts';

export type Database = PostgresJsDatabase<typeof schema>;
/** What queries run on: the pool or one transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseClient {
  db: Database;
  /** The driver underneath, for LISTEN and NOTIFY. */
  driver: Sql;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections in the pool. */
  poolSize?: number;
  /** Shown in `pg_stat_activity`. */
  name?: string;
}

/**
 * Opens a pool. Every transaction is bounded (lock 3 s, statement 5 s, whole 8 s), below the 10 s a local activity has,
 * so that a stuck one fails in Postgres before Temporal gives up on it.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): DatabaseClient {
  const driver = postgres(url, {
    max: options.poolSize ?? 10,
    // The default waits ever longer, up to seconds, after Postgres is back.
    backoff: () => 0.5,
    onnotice: () => {},
    connection: {
      application_name: options.name ?? 'tendril',
      lock_timeout: 3_000,
      statement_timeout: 5_000,
      transaction_timeout: 8_000,
      TimeZone: 'UTC',
    },
  });
  return { db: drizzle(driver, { schema }), driver, close: () => driver.end({ timeout: 5 }) };
}
