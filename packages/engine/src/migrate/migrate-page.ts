import { journeyMigration, journeyRun, journeyVersion } from '@tendril/db';
import { and, asc, eq, gt, lt, ne, sql } from 'drizzle-orm';
import { changeOf } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { migrateRun, type MigrationRow } from './migrate-run.ts';

/** Most runs one call looks at, so that it answers within seconds and can be stopped in between. */
const pageSize = 200;

/** Takes the next page of people over to the migration's version. True when nobody is left, or it was stopped. */
export async function migratePage(engine: Engine, migrationId: string): Promise<boolean> {
  const [migration] = await engine.db.select().from(journeyMigration).where(eq(journeyMigration.id, migrationId));
  if (migration === undefined || migration.state !== 'running') return true;
  const page = await runsAfter(engine, migration);
  for (const { id } of page) await migrateRun(engine, migration, id);
  if (page.length < pageSize) await finish(engine, migrationId);
  engine.tellChange(changeOf('journeys'));
  return page.length < pageSize;
}

/** Only people on older versions: two migrations side by side never take anybody back. */
async function runsAfter(engine: Engine, migration: MigrationRow): Promise<{ id: string }[]> {
  const { journeyId, toVersionId, afterRun } = migration;
  const number = sql`(select number from journey_version where id = ${toVersionId})`;
  return engine.db
    .select({ id: journeyRun.id })
    .from(journeyRun)
    .innerJoin(journeyVersion, eq(journeyVersion.id, journeyRun.versionId))
    .where(
      and(
        eq(journeyRun.journeyId, journeyId),
        ne(journeyRun.status, 'ended'),
        lt(journeyVersion.number, number),
        ...(afterRun === null ? [] : [gt(journeyRun.id, afterRun)]),
      ),
    )
    .orderBy(asc(journeyRun.id))
    .limit(pageSize);
}

async function finish(engine: Engine, migrationId: string): Promise<void> {
  await engine.db
    .update(journeyMigration)
    .set({ state: 'done', finishedAt: sql`now()` })
    .where(and(eq(journeyMigration.id, migrationId), eq(journeyMigration.state, 'running')));
}

/** Stops a migration between two people; who has gone over stays there. False when there is none under way. */
export async function stopMigration(engine: Engine, migrationId: string): Promise<boolean> {
  const stopped = await engine.db
    .update(journeyMigration)
    .set({ state: 'stopped', finishedAt: sql`now()` })
    .where(and(eq(journeyMigration.id, migrationId), eq(journeyMigration.state, 'running')))
    .returning({ id: journeyMigration.id });
  if (stopped.length > 0) engine.tellChange(changeOf('journeys'));
  return stopped.length > 0;
}
