import type { Database } from '@tendril/db';
import { sql } from 'drizzle-orm';
import { latestValues } from './latest-values.ts';

/** Names of the fields that the latest leads have, in order of the alphabet. */
export function knownFields(db: Database): Promise<string[]> {
  return latestValues(db, sql`jsonb_object_keys(latest.fields)`);
}
