import { sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { latestValues } from './latest-values.ts';

/** The tags that the latest leads have, in order of the alphabet. */
export function knownTags({ engine: { db } }: Pick<ApiContext, 'engine'>): Promise<string[]> {
  return latestValues(db, sql`unnest(latest.tags)`);
}
