import { edgeSchema, type Edge, type Graph } from '../model/graph.ts';
import type { EditOf, Exit } from './edit-command.ts';
import { withParts } from './with-parts.ts';

const isOf =
  ({ from, port }: Exit) =>
  (edge: Edge): boolean =>
    edge.from === from && edge.port === port;

/** Lets an exit lead to a step, instead of wherever it led. */
export function connect(graph: Graph, { from, port, to }: EditOf<'connect'>): Graph {
  const parsed = edgeSchema.safeParse({ from, port, to });
  const ids = new Set(graph.nodes.map(({ id }) => id));
  if (!parsed.success || !ids.has(from) || !ids.has(to)) return graph;
  const before = graph.edges.filter(isOf({ from, port }));
  if (before.length === 1 && before[0]?.to === to) return graph;
  return withParts(graph, { edges: [...graph.edges.filter((edge) => !before.includes(edge)), parsed.data] });
}

/** Leaves an exit open. */
export function disconnect(graph: Graph, exit: EditOf<'disconnect'>): Graph {
  const edges = graph.edges.filter((edge) => !isOf(exit)(edge));
  return edges.length === graph.edges.length ? graph : { ...graph, edges };
}
