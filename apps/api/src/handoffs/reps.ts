import { handoff } from '@tendril/db';
import { desc, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';

/** Enough to meet everyone who works with hand-offs. */
const mostRead = 1_000;

/** Who of sales took or answered hand-offs lately, in order of the alphabet. */
export async function reps({ engine: { db } }: ApiContext): Promise<string[]> {
  const latest = db
    .select({ by: sql<string | null>`coalesce(${handoff.answeredBy}, ${handoff.claimedBy})`.as('by') })
    .from(handoff)
    .orderBy(desc(handoff.openedAt))
    .limit(mostRead)
    .as('latest');
  const rows = await db.selectDistinct({ by: latest.by }).from(latest);
  const names = rows.flatMap(({ by }) => (by === null || by === nobodyInParticular ? [] : [by]));
  return names.toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** Who answers where nobody said their name, as a program may. */
export const nobodyInParticular = 'Sales';
