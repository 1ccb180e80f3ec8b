import { lead, type Database } from '@tendril/db';
import { desc, eq, sql, type SQL } from 'drizzle-orm';

/** Enough to meet everything that is in use; the whole list may be long. */
const [mostLeadsRead, mostValues] = [5_000, 200];

/**
 * What the latest leads have of something, each value once, in order of the alphabet. `value` is an expression over their
 * columns as those of `latest`: `unnest(latest.tags)`.
 */
export async function latestValues(db: Database, value: SQL): Promise<string[]> {
  const latest = db
    .select({ fields: lead.fields, tags: lead.tags, stage: lead.stage })
    .from(lead)
    .where(eq(lead.isRehearsal, false))
    .orderBy(desc(lead.id))
    .limit(mostLeadsRead)
    .as('latest');
  const rows = await db
    .selectDistinct({ value: sql<string>`${value}`.as('value') })
    .from(latest)
    .orderBy(sql`value`)
    .limit(mostValues);
  return rows.map((row) => row.value);
}
