import { journeyRun, journeyVersion } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import type { journeyIdSchema } from './journey-id.ts';

export const versionSchema = z.strictObject({ id: z.uuid(), number: z.int().min(1) });

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

/** What a version looked like, to be compared with or taken back into the draft. Throws `not_found`. */
export async function getVersion(
  { engine: { db } }: ApiContext,
  { id, number }: z.output<typeof versionSchema>,
): Promise<{ graph: Graph }> {
  const [row] = await db
    .select({ graph: journeyVersion.graph })
    .from(journeyVersion)
    .where(and(eq(journeyVersion.journeyId, id), eq(journeyVersion.number, number)));
  if (row === undefined) throw new AppError('not_found', 'There is no such version of this journey.');
  return row;
}
