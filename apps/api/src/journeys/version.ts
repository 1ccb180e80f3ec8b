import { journeyVersion } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

export const versionSchema = z.strictObject({ id: z.uuid(), number: z.int().min(1) });

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
