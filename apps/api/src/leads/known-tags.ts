import { lead } from '@tendril/db';
import { desc, eq, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';

/** Enough to meet every tag that is in use; the whole list may be long. */
const mostLeadsRead = 5_000;
const mostTags = 200;

/** The tags that the latest leads have, in order of the alphabet. */
export async function knownTags({ engine: { db } }: ApiContext): Promise<string[]> {
  const latest = db
    .select({ tags: lead.tags })
    .from(lead)
    .where(eq(lead.isRehearsal, false))
    .orderBy(desc(lead.id))
    .limit(mostLeadsRead)
    .as('latest');
  const rows = await db
    .selectDistinct({ tag: sql<string>`unnest(${latest.tags})`.as('tag') })
    .from(latest)
    .orderBy(sql`tag`)
    .limit(mostTags);
  return rows.map(({ tag }) => tag);
}
