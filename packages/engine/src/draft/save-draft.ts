import { journey } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import { and, eq, ne, sql } from 'drizzle-orm';
import { changeOf } from '../changes/change.ts';
import type { Engine } from '../engine.ts';

/** `conflict` brings what stands there instead; `missing` when there is no such journey, or it was put away. */
export type DraftSaved =
  | { kind: 'saved'; revision: number }
  | { kind: 'conflict'; revision: number; draft: unknown }
  | { kind: 'missing' };

/**
 * Keeps a draft, however unfinished, if nobody saved since the revision its author saw. One statement: of two who save at once,
 * one is told of the other.
 */
export async function saveDraft(
  engine: Engine,
  input: { journeyId: string; revision: number; graph: Graph },
): Promise<DraftSaved> {
  const { journeyId, revision, graph } = input;
  const [saved] = await engine.db
    .update(journey)
    .set({ draft: graph, name: graph.name, revision: sql`${journey.revision} + 1`, updatedAt: new Date() })
    .where(and(eq(journey.id, journeyId), eq(journey.revision, revision), ne(journey.status, 'archived')))
    .returning({ revision: journey.revision });
  if (saved !== undefined) {
    engine.tellChange(changeOf('journeys'));
    return { kind: 'saved', revision: saved.revision };
  }
  const [there] = await engine.db
    .select({ revision: journey.revision, draft: journey.draft, status: journey.status })
    .from(journey)
    .where(eq(journey.id, journeyId));
  if (there === undefined || there.status === 'archived') return { kind: 'missing' };
  return { kind: 'conflict', revision: there.revision, draft: there.draft };
}
