import { createJourney } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { graphFrom } from './graph-input.ts';
import { journeyNameSchema } from './journey-id.ts';

export const newJourneySchema = z.strictObject({ name: journeyNameSchema, graph: z.unknown().optional() });

/** Makes a journey as a draft: empty, or drawn like the graph it is given. */
export async function makeJourney(
  { engine }: ApiContext,
  { name, graph }: z.output<typeof newJourneySchema>,
): Promise<{ id: string }> {
  const empty: GraphInput = { schema: 1, name, nodes: [], edges: [], settings: {} };
  return { id: await createJourney(engine, { name, graph: { ...graphFrom(graph ?? empty), name } }) };
}
