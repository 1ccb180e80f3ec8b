import { graphSchema, type Graph } from '@tendril/journey';
import { z } from 'zod';
import type { Change, History } from './history.ts';

/** A graph as places in the table of parts: what frames it, its steps, its connections. */
const placesSchema = z.tuple([z.int(), z.array(z.int()), z.int()]);
const changeSchema = z.strictObject({ words: z.string(), graph: placesSchema });
const packedSchema = z.strictObject({
  format: z.literal(1),
  revision: z.int(),
  parts: z.array(z.string()),
  at: placesSchema,
  past: z.array(changeSchema),
  future: z.array(changeSchema),
});
type Places = z.infer<typeof placesSchema>;

/** A history as text. Most steps are the same in most of the graphs, so each is written once. */
export function packHistory(history: History, revision: number): string {
  const places = new Map<string, number>();
  const placed = new Map<object, number>();
  const place = (part: object): number => {
    // Most parts are the very same objects from graph to graph: of 200 large graphs each part is written out once.
    const seen = placed.get(part);
    if (seen !== undefined) return seen;
    const text = JSON.stringify(part);
    const known = places.get(text) ?? places.size;
    places.set(text, known);
    placed.set(part, known);
    return known;
  };
  const packGraph = ({ nodes, edges, ...frame }: Graph): Places => [place(frame), nodes.map(place), place(edges)];
  const packChange = ({ words, graph }: Change) => ({ words, graph: packGraph(graph) });
  const at = packGraph(history.graph);
  const [past, future] = [history.past.map(packChange), history.future.map(packChange)];
  return JSON.stringify({ format: 1, revision, parts: [...places.keys()], at, past, future });
}

/** Reads it back; null where it is not a history this version wrote. */
export function unpackHistory(text: string): { revision: number; history: History } | null {
  try {
    const { revision, parts, at, past, future } = packedSchema.parse(JSON.parse(text));
    const values: unknown[] = parts.map((part): unknown => JSON.parse(part));
    const unpackGraph = ([frame, nodes, edges]: Places): Graph =>
      graphSchema.parse(
        Object.assign({}, values[frame], { nodes: nodes.map((node) => values[node]), edges: values[edges] }),
      );
    const unpackChange = ({ words, graph }: z.infer<typeof changeSchema>) => ({ words, graph: unpackGraph(graph) });
    return {
      revision,
      history: { graph: unpackGraph(at), past: past.map(unpackChange), future: future.map(unpackChange), strand: null },
    };
  } catch {
    return null;
  }
}
