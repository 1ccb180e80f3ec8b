import type { Engine } from '@tendril/engine';
import { badInput } from '../cli-error.ts';
import { readGraph } from '../input/read-graph.ts';
import { readSoundJourney } from '../input/read-journey.ts';
import { findJourney } from './find-journey.ts';
import { planOfChange, type PlanOfChange } from './plan-of-change.ts';

/** What a journey file would do. A draft may be broken; what is to be published is checked as publishing does. */
export async function planOfFile(
  engine: Engine,
  file: string,
  { isDraft = false }: { isDraft?: boolean } = {},
): Promise<PlanOfChange> {
  const graph = isDraft ? await draftIn(file) : (await readSoundJourney(file)).graph;
  return planOfChange(engine, { graph, kept: await findJourney(engine.db, graph.name) });
}

async function draftIn(file: string) {
  const parsed = await readGraph(file);
  if (parsed.ok) return parsed.graph;
  throw badInput(`${file} is no journey. ${parsed.problems.map(({ message }) => message).join(' ')}`);
}
