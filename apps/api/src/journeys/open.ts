import { journey, journeyRun, journeyVersion, type Database, type JourneyStatus } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { listCatalogue, type CatalogueEntry } from '../catalogue/list.ts';
import type { ApiContext } from '../context.ts';
import { knownFields } from '../leads/known-fields.ts';
import { keptGraph } from './graph-input.ts';
import { noSuchJourney, type journeyIdSchema } from './journey-id.ts';

/** All that the editor needs to begin, in one answer. */
export interface OpenedJourney {
  id: string;
  name: string;
  status: JourneyStatus;
  /** To be named when saving. */
  revision: number;
  draft: Graph;
  liveVersion: { number: number; publishedAt: string } | null;
  catalogue: CatalogueEntry[];
  /** Names of the fields leads have. */
  fields: string[];
  /** Leads at each step now, and how many of them are held; steps with nobody are left out. */
  standing: Record<string, Standing>;
}

interface Standing {
  here: number;
  held: number;
}

/** Opens a journey for editing. Throws `not_found`. */
export async function openJourney(
  context: ApiContext,
  { id }: z.output<typeof journeyIdSchema>,
): Promise<OpenedJourney> {
  const { db } = context.engine;
  const [[row], catalogue, fields, standing] = await Promise.all([
    db
      .select({ journey, number: journeyVersion.number, publishedAt: journeyVersion.publishedAt })
      .from(journey)
      .leftJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
      .where(eq(journey.id, id)),
    listCatalogue(context),
    knownFields(db),
    standingIn(db, id),
  ]);
  if (row === undefined || row.journey.status === 'archived') throw noSuchJourney();
  const { name, status, revision, draft } = row.journey;
  const liveVersion =
    row.number === null || row.publishedAt === null
      ? null
      : { number: row.number, publishedAt: row.publishedAt.toISOString() };
  return { id, name, status, revision, draft: keptGraph(draft), liveVersion, catalogue, fields, standing };
}

async function standingIn(db: Database, journeyId: string): Promise<Record<string, Standing>> {
  const rows = await db
    .select({
      nodeId: journeyRun.nodeId,
      here: sql<number>`count(*)`.mapWith(Number),
      held: sql<number>`count(*) filter (where ${journeyRun.status} = 'held')`.mapWith(Number),
    })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, journeyId), ne(journeyRun.status, 'ended')))
    .groupBy(journeyRun.nodeId);
  return Object.fromEntries(rows.map(({ nodeId, here, held }) => [nodeId, { here, held }]));
}
