import { saveDraft } from '@tendril/engine';
import type { Graph } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { graphFrom, keptGraph } from './graph-input.ts';
import { noSuchJourney } from './journey-id.ts';

export const saveSchema = z.strictObject({ id: z.uuid(), revision: z.int().min(0), graph: z.unknown() });

/** Nothing is saved on a conflict: what somebody else saved comes back. */
export type Saved = { kind: 'saved'; revision: number } | { kind: 'conflict'; revision: number; draft: Graph };

/** Keeps a draft, however unfinished, unless somebody saved since. Throws `not_found`. */
export async function saveJourney(
  { engine }: ApiContext,
  { id, revision, graph }: z.output<typeof saveSchema>,
): Promise<Saved> {
  const saved = await saveDraft(engine, { journeyId: id, revision, graph: graphFrom(graph) });
  if (saved.kind === 'missing') throw noSuchJourney();
  return saved.kind === 'saved' ? saved : { ...saved, draft: keptGraph(saved.draft) };
}
