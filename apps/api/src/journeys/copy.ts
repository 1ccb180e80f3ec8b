import { journey } from '@tendril/db';
import { createJourney } from '@tendril/engine';
import { and, eq, ne } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { keptGraph } from './graph-input.ts';
import { noSuchJourney, type journeyIdSchema } from './journey-id.ts';

const longestName = 200;
const ending = ' (copy)';

/** Makes a draft like the draft of another journey. Nobody is inside it. Throws `not_found`. */
export async function copyJourney(
  { engine }: ApiContext,
  { id }: z.output<typeof journeyIdSchema>,
): Promise<{ id: string }> {
  const [source] = await engine.db
    .select({ draft: journey.draft, name: journey.name })
    .from(journey)
    .where(and(eq(journey.id, id), ne(journey.status, 'archived')));
  if (source === undefined) throw noSuchJourney();
  const name = `${source.name.slice(0, longestName - ending.length)}${ending}`;
  return { id: await createJourney(engine, { name, graph: { ...keptGraph(source.draft), name } }) };
}
