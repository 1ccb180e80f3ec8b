import { journey, journeyRun, runCommand, type Transaction } from '@tendril/db';
import type { Effect } from '@tendril/journey';
import { and, eq, ne } from 'drizzle-orm';
import { ringRuns } from '../outbox/write-outbox.ts';
import type { OpenRun } from './load-run.ts';

type EndJourney = Extract<Effect, { kind: 'endJourney' }>;

/** Asks the lead's runs in other journeys to end, under the lead's lock; each ends in a transaction of its own. */
export async function endOtherRuns(tx: Transaction, run: OpenRun, ends: readonly EndJourney[]): Promise<void> {
  for (const { journey: name, reason } of ends) {
    const runs = await tx
      .select({ id: journeyRun.id })
      .from(journeyRun)
      .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
      .where(
        and(
          eq(journeyRun.leadId, run.lead.id),
          eq(journey.name, name),
          ne(journeyRun.id, run.runId),
          ne(journeyRun.status, 'ended'),
        ),
      );
    if (runs.length === 0) continue;
    await tx
      .insert(runCommand)
      .values(runs.map(({ id }) => ({ runId: id, command: { kind: 'end' as const, reason } })));
    await ringRuns(
      tx,
      runs.map(({ id }) => id),
    );
  }
}
