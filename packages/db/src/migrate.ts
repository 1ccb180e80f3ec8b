import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));
/** Held while migrating, so that several processes starting at once do it one after the other. */
const migrationLock = 7_236_171;

/** Brings a database up to date and makes the partitions of the coming months. Idempotent. */
export async function migrate(databaseUrl: string): Promise<void> {
  const driver = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await driver`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(driver), { migrationsFolder: folder });
    await driver`select tendril_ensure_partitions(2)`;
  } finally {
    await driver.end({ timeout: 5 });
  }
}
