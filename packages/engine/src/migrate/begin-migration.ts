import { journeyMigration, outbox, type PublishPolicies, type Transaction } from '@tendril/db';
import type { PeopleAtStep } from './people-inside.ts';

/** How many of those whose time is up already leave in an hour, where nobody said otherwise. */
export const usualReleasePerHour = 1_000;

/** What shall happen to the people inside. Left out: everybody finishes on the version they entered. */
export interface PeopleChoice {
  policies: PublishPolicies;
  releasePerHour?: number;
}

/** Whether anybody is to be touched at all. */
export function movesAnybody({ others, steps }: PublishPolicies): boolean {
  return [others, ...Object.values(steps)].some(({ kind }) => kind !== 'keep');
}

/** Writes a migration and the order to carry it out; its id. In the transaction that publishes the version. */
export async function beginMigration(
  tx: Transaction,
  of: { journeyId: string; toVersionId: string; choice: PeopleChoice; people: readonly PeopleAtStep[] },
): Promise<string> {
  const { journeyId, toVersionId, choice, people } = of;
  const { policies, releasePerHour = usualReleasePerHour } = choice;
  const total = people.reduce((sum, one) => sum + one.people, 0);
  const [row] = await tx
    .insert(journeyMigration)
    .values({ journeyId, toVersionId, policies, releasePerHour, total })
    .returning({ id: journeyMigration.id });
  const migrationId = row?.id ?? '';
  await tx.insert(outbox).values({ lane: 'bulk', kind: 'migrate', payload: { migrationId } });
  return migrationId;
}
