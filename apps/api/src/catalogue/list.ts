import { activityCatalogue } from '@tendril/db';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';

/** A custom step that some worker has reported, as palette, form and card need it. */
export interface CatalogueEntry {
  kind: string;
  title: string;
  description: string;
  /** Name of a Tabler icon. */
  icon: string;
  group: string;
  /** JSON Schema (draft 7) of its settings. */
  inputSchema: Record<string, unknown>;
  outputSchema: Record<string, unknown>;
  outcomes: { id: string; title: string }[];
  /** How often it is tried before it counts as failed; null where the worker did not tell. */
  attempts: number | null;
  /** False when no worker has told of it for a while: leads would wait at it. */
  isServed: boolean;
}

/** Workers report every 30 seconds. */
const silentForMs = 2 * 60_000;

const schemaSchema = z.record(z.string(), z.unknown()).catch({});
const reportedSchema = z.object({
  description: z.string().catch(''),
  icon: z.string().catch('code'),
  group: z.string().catch('code'),
  inputSchema: schemaSchema,
  outputSchema: schemaSchema,
  maximumAttempts: z.int().positive().nullable().catch(null),
  outcomes: z.array(z.object({ id: z.string(), title: z.string() })).catch([]),
});

/** All custom steps by title. What a worker of another version reports otherwise is shown without that part. */
export async function listCatalogue({ engine: { db } }: Pick<ApiContext, 'engine'>): Promise<CatalogueEntry[]> {
  const rows = await db.select().from(activityCatalogue).orderBy(asc(activityCatalogue.title));
  const heardAfter = Date.now() - silentForMs;
  return rows.map(({ kind, title, entry, lastSeenAt }) => {
    const { maximumAttempts: attempts, ...reported } = reportedSchema.parse(entry);
    return { kind, title, ...reported, attempts, isServed: lastSeenAt.getTime() > heardAfter };
  });
}
