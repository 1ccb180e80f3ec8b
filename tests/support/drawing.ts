import { journey } from '@tendril/db';
import type { Engine } from '@tendril/engine';
import { parseGraph, type Graph } from '@tendril/journey';
import { until } from '@tendril/stack';
import { eq } from 'drizzle-orm';
import { patienceMs } from './browser-scene.ts';

/** The draft of a journey as it is saved just now. */
export async function draftOf(engine: Engine, journeyId: string): Promise<Graph> {
  const [row] = await engine.db.select().from(journey).where(eq(journey.id, journeyId));
  const parsed = parseGraph(row?.draft);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '));
  return parsed.graph;
}

/** Waits until the saved draft has these connections, as `kind -outcome-> kind` in any order; answers those it has then, sorted. */
export async function drawnAs(engine: Engine, journeyId: string, wanted: readonly string[]): Promise<string[]> {
  const drawn = async (): Promise<string[]> => connectionsOf(await draftOf(engine, journeyId));
  await until(async () => (await drawn()).join('\n') === wanted.toSorted().join('\n'), { limitMs: patienceMs });
  return drawn();
}

/** Outcomes that a person added have made-up ids; they are called "chosen". */
function connectionsOf(graph: Graph): string[] {
  const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]));
  return graph.edges
    .map(({ from, port, to }) => {
      const name = /^o[0-9a-f]{8}$/.test(port) ? 'chosen' : port;
      return `${kinds.get(from)} -${name}-> ${kinds.get(to)}`;
    })
    .toSorted();
}
