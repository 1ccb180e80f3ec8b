import { lead, type Database } from '@tendril/db';
import { desc, eq, sql } from 'drizzle-orm';

/** Enough to meet every field that is in use; the whole list may be long. */
const mostLeadsRead = 2_000;
const mostFields = 200;

/** Names of the fields that the latest leads have, in order of the alphabet. */
export async function knownFields(db: Database): Promise<string[]> {
  const latest = db
    .select({ fields: lead.fields })
    .from(lead)
    .where(eq(lead.isRehearsal, false))
    .orderBy(desc(lead.id))
    .limit(mostLeadsRead)
    .as('latest');
  const rows = await db
    .selectDistinct({ name: sql<string>`jsonb_object_keys(${latest.fields})`.as('name') })
    .from(latest)
    .orderBy(sql`name`)
    .limit(mostFields);
  return rows.map(({ name }) => name);
}
