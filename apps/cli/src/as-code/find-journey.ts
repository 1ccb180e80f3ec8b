import { journey, journeyVersion, type Database } from '@tendril/db';
import { parseGraph, type Graph } from '@tendril/journey';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { badInput } from '../cli-error.ts';

/** A journey as it stands in the database. */
export interface KeptJourney {
  id: string;
  name: string;
  revision: number;
  draft: Graph;
  /** What new leads enter; null before the first publish. */
  live: { number: number; graph: Graph } | null;
}

/** Every journey that is not put away, by name. */
export async function keptJourneys(db: Database): Promise<KeptJourney[]> {
  const rows = await db
    .select({ journey, number: journeyVersion.number, graph: journeyVersion.graph })
    .from(journey)
    .leftJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
    .where(and(ne(journey.status, 'archived'), isNull(journey.rehearsalOf)))
    .orderBy(journey.name);
  return rows.map(({ journey: { id, name, revision, draft }, number, graph }) => ({
    id,
    name,
    revision,
    draft: graphIn(name, draft),
    live: number === null || graph === null ? null : { number, graph: graphIn(name, graph) },
  }));
}

/** The journey of a name or id; null where there is none. Throws bad input where several have that name. */
export async function findJourney(db: Database, nameOrId: string): Promise<KeptJourney | null> {
  const found = (await keptJourneys(db)).filter(({ id, name }) => id === nameOrId || name === nameOrId);
  const [first, ...more] = found;
  if (more.length > 0)
    throw badInput(`There are ${found.length} journeys named "${nameOrId}". Rename all but one, or give its id.`);
  return first ?? null;
}

function graphIn(name: string, stored: unknown): Graph {
  const parsed = parseGraph(JSON.stringify(stored));
  if (parsed.ok) return parsed.graph;
  throw badInput(`The journey "${name}" cannot be read: ${parsed.problems.map(({ message }) => message).join(' ')}`);
}
