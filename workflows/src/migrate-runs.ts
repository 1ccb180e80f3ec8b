import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { JobActivities, MigrateRunsInput } from '@tendril/contract';

const { migratePage } = proxyActivities<JobActivities>({
  startToCloseTimeout: '5m',
  // Postgres away or a lead locked for long: it goes on where it stopped, however long that takes.
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** Takes the people inside a journey over to another version, a page at a time. Where it stands is kept in Postgres. */
export async function migrateRuns({ migrationId }: MigrateRunsInput): Promise<void> {
  while (!(await migratePage(migrationId))) {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof migrateRuns>({ migrationId });
  }
}
