import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { databaseUrlOf, templateDatabase } from './template-database.ts';

export interface TestDatabase {
  url: string;
  /** Ends what is still connected and drops it. */
  drop: () => Promise<void>;
}

/** Makes a migrated, empty database for one test file: call it in `beforeAll` and `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('adminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin`create database ${admin(name)} template ${admin(templateDatabase)}`);
  return {
    url: databaseUrlOf(adminUrl, name),
    drop: () => asAdmin(adminUrl, (admin) => admin`drop database ${admin(name)} with (force)`),
  };
}

async function asAdmin(adminUrl: string, work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(adminUrl, { max: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
