import { graphNodeSchema, type Graph, type GraphNode } from '../model/graph.ts';
import type { EditOf } from './edit-command.ts';
import { portsOfNode } from './ports-of.ts';

/** Gives a step other settings, finished or not, and drops the connections of outcomes that it had and has no more. */
export function setConfig(graph: Graph, { id, config }: EditOf<'setConfig'>): Graph {
  const node = graph.nodes.find((step) => step.id === id);
  if (node === undefined) return graph;
  const parsed = graphNodeSchema.safeParse({ ...node, config });
  if (!parsed.success) return graph;
  const gone = portsGone(node, parsed.data);
  return {
    ...graph,
    nodes: graph.nodes.map((step) => (step === node ? parsed.data : step)),
    edges: gone.size === 0 ? graph.edges : graph.edges.filter(({ from, port }) => from !== id || !gone.has(port)),
  };
}

/** None while the new settings cannot be read: what is being typed takes no connection away. */
function portsGone(before: GraphNode, after: GraphNode): Set<string> {
  const ports = portsOfNode(after);
  if (ports === null) return new Set();
  const kept = new Set(ports.map((port) => port.id));
  return new Set((portsOfNode(before) ?? []).map((port) => port.id).filter((port) => !kept.has(port)));
}
