import { activityCatalogue, type Database } from '@tendril/db';
import { sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';

/** What a worker says of a custom activity it serves. Plain data; more than these fields is kept for the editor. */
export interface ServedActivity {
  kind: string;
  title: string;
  taskQueue: string;
  outcomes: { id: string; title: string }[];
}

/** Writes what this worker serves; the last worker to report a kind is the one the engine asks. */
export async function writeCatalogue(engine: Engine, entries: readonly (ServedActivity & object)[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    kind: entry.kind,
    title: entry.title,
    taskQueue: entry.taskQueue,
    entry: { ...entry },
    lastSeenAt: new Date(),
  }));
  await engine.db
    .insert(activityCatalogue)
    .values(rows)
    .onConflictDoUpdate({
      target: activityCatalogue.kind,
      set: {
        title: sql`excluded.title`,
        taskQueue: sql`excluded.task_queue`,
        entry: sql`excluded.entry`,
        lastSeenAt: sql`excluded.last_seen_at`,
      },
    });
}

/** The custom activities some worker has reported, with their outcomes. */
export async function servedActivities(db: Database): Promise<{ kind: string; outcomes: string[] }[]> {
  const rows = await db
    .select({ kind: activityCatalogue.kind, entry: activityCatalogue.entry })
    .from(activityCatalogue);
  return rows.map(({ kind, entry }) => ({ kind, outcomes: outcomeIds(entry['outcomes']) }));
}

function outcomeIds(outcomes: unknown): string[] {
  if (!Array.isArray(outcomes)) return [];
  return outcomes.flatMap((outcome: unknown) =>
    typeof outcome === 'object' && outcome !== null && 'id' in outcome && typeof outcome.id === 'string'
      ? [outcome.id]
      : [],
  );
}
