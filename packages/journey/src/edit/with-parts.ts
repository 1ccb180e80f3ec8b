import type { Edge, Graph, GraphNode } from '../model/graph.ts';

/** As many as the schema takes. */
const mostNodes = 2_000;
const mostEdges = 8_000;

/** The graph with these steps and connections instead, or as it was when they are too many. */
export function withParts(graph: Graph, parts: { nodes?: GraphNode[]; edges?: Edge[] }): Graph {
  const changed = { ...graph, ...parts };
  return changed.nodes.length > mostNodes || changed.edges.length > mostEdges ? graph : changed;
}
