import { journeyRun, journeyVersion } from '@tendril/db';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { journeyIdSchema } from './journey-id.ts';

export interface VersionInList {
  number: number;
  /** SHA-256 of what leads notice; equal versions have equal ones. */
  hash: string;
  publishedAt: string;
  note: string | null;
  /** Leads inside it now: they finish on it. */
  inside: number;
}

/** What was published of a journey, the latest first. */
export async function listVersions(
  { engine: { db } }: ApiContext,
  { id }: z.output<typeof journeyIdSchema>,
): Promise<VersionInList[]> {
  const open = db
    .select({ versionId: journeyRun.versionId, inside: sql<number>`count(*)`.mapWith(Number).as('inside') })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, id), ne(journeyRun.status, 'ended')))
    .groupBy(journeyRun.versionId)
    .as('open');
  const { number, hash, publishedAt, note } = journeyVersion;
  const rows = await db
    .select({ number, hash, publishedAt, note, inside: open.inside })
    .from(journeyVersion)
    .leftJoin(open, eq(open.versionId, journeyVersion.id))
    .where(eq(journeyVersion.journeyId, id))
    .orderBy(desc(number));
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString(), inside: row.inside ?? 0 }));
}
