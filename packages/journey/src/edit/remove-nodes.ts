import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import type { EditOf } from './edit-command.ts';
import { portsOfNode } from './ports-of.ts';

/**
 * Removes steps and heals the way: what led to one leads to where it went on. Where a removed step went nowhere, the exit before
 * it stays open; an exit that would lead back to its own step stays open too.
 */
export function removeNodes(graph: Graph, { ids, keepPort }: EditOf<'removeNodes'>): Graph {
  const removed = new Map(graph.nodes.filter(({ id }) => ids.includes(id)).map((node) => [node.id, node]));
  if (removed.size === 0) return graph;
  const edgesFrom = Map.groupBy(graph.edges, ({ from }) => from);
  const next = new Map(
    [...removed.values()].map((node) => [node.id, wayOn(node, { edges: edgesFrom.get(node.id) ?? [], keepPort })]),
  );
  const edges = graph.edges.flatMap((edge) => {
    if (removed.has(edge.from)) return [];
    if (!removed.has(edge.to)) return [edge];
    const to = follow(next, edge.to);
    return to === null || to === edge.from ? [] : [{ ...edge, to }];
  });
  return { ...graph, nodes: graph.nodes.filter(({ id }) => !removed.has(id)), edges };
}

/** Where a removed step goes on: by the port to keep if it is connected, else by its last connected one. */
function wayOn(
  node: GraphNode,
  { edges, keepPort }: { edges: readonly Edge[]; keepPort: string | undefined },
): string | null {
  const leadsTo = (port: string | undefined): string | undefined => edges.find((edge) => edge.port === port)?.to;
  const order = portsOfNode(node)?.map(({ id }) => id) ?? [];
  const last = order.findLast((port) => leadsTo(port) !== undefined);
  return leadsTo(keepPort) ?? leadsTo(last) ?? edges.at(-1)?.to ?? null;
}

/** The first step on the way that stays; null where the way ends, or goes round among removed steps. */
function follow(next: ReadonlyMap<string, string | null>, from: string): string | null {
  const seen = new Set<string>();
  let at: string | null = from;
  while (at !== null && next.has(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    at = next.get(at) ?? null;
  }
  return at;
}
