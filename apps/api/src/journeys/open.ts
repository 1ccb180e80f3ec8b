import { journey, journeyVersion, type JourneyStatus } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { listCatalogue, type CatalogueEntry } from '../catalogue/list.ts';
import type { ApiContext } from '../context.ts';
import { knownFields } from '../leads/known-fields.ts';
import { keptGraph } from './graph-input.ts';
import { noSuchJourney, type journeyIdSchema } from './journey-id.ts';
import { standingIn, type Standing } from './standing.ts';

/** All that the editor needs to begin, in one answer. */
export interface OpenedJourney {
  id: string;
  name: string;
  status: JourneyStatus;
  /** To be named when saving. */
  revision: number;
  draft: Graph;
  /** The version that new leads enter; null while none was published. */
  live: LiveVersion | null;
  catalogue: CatalogueEntry[];
  /** Names of the fields leads have. */
  fields: string[];
  /** Who stands at which step now. */
  standing: Record<string, Standing>;
}

export interface LiveVersion {
  number: number;
  publishedAt: string;
  graph: Graph;
}

/** Opens a journey for editing. Throws `not_found`. */
export async function openJourney(
  context: ApiContext,
  { id }: z.output<typeof journeyIdSchema>,
): Promise<OpenedJourney> {
  const { db } = context.engine;
  const [[row], catalogue, fields, standing] = await Promise.all([
    db
      .select({
        journey,
        version: {
          number: journeyVersion.number,
          publishedAt: journeyVersion.publishedAt,
          graph: journeyVersion.graph,
        },
      })
      .from(journey)
      .leftJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
      .where(eq(journey.id, id)),
    listCatalogue(context),
    knownFields(db),
    standingIn(context, { id }),
  ]);
  if (row === undefined || row.journey.status === 'archived') throw noSuchJourney();
  const { name, status, revision, draft } = row.journey;
  return {
    id,
    name,
    status,
    revision,
    draft: keptGraph(draft),
    live: liveOf(row.version),
    catalogue,
    fields,
    standing,
  };
}

function liveOf(version: Pick<typeof journeyVersion.$inferSelect, 'number' | 'publishedAt' | 'graph'> | null) {
  if (version === null) return null;
  const { number, publishedAt, graph } = version;
  return { number, publishedAt: publishedAt.toISOString(), graph: keptGraph(graph) };
}
