import { edgeSchema, graphNodeSchema, type Edge, type Graph, type GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import type { EditOf } from './edit-command.ts';
import { withParts } from './with-parts.ts';

/** So that a copy does not cover what it was copied from. */
const shiftPx = 40;

/** Copies steps with the connections among them; nothing leads to the copies. */
export function duplicateNodes(graph: Graph, { ids, newIds }: EditOf<'duplicate'>): Graph {
  const nodes = graph.nodes.filter(({ id }) => ids.includes(id) && Object.hasOwn(newIds, id));
  const copied = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => copied.has(from) && copied.has(to));
  return pasteNodes(graph, { do: 'paste', nodes: nodes.map(shifted), edges, newIds });
}

/** Adds steps from elsewhere. All or nothing: a step that does not fit, or whose id is taken, keeps all of them out. */
export function pasteNodes(graph: Graph, { nodes, edges, newIds = {} }: EditOf<'paste'>): Graph {
  const comesAlong = new Set(nodes.map(({ id }) => id));
  const idOf = (id: string): string => (comesAlong.has(id) && Object.hasOwn(newIds, id) ? (newIds[id] ?? id) : id);
  const renamed = nodes.map((node) => graphNodeSchema.safeParse({ ...withMails(node, idOf), id: idOf(node.id) }));
  const pasted = renamed.flatMap(({ data }) => data ?? []);
  const ids = new Set(pasted.map(({ id }) => id));
  const isTaken = graph.nodes.some(({ id }) => ids.has(id));
  if (pasted.length === 0 || pasted.length < nodes.length || ids.size < pasted.length || isTaken) return graph;
  return withParts(graph, {
    nodes: [...graph.nodes, ...pasted],
    edges: [...graph.edges, ...edgesAmong(ids, { edges, idOf })],
  });
}

/** The connections between pasted steps; of two from one exit the first. */
function edgesAmong(
  ids: ReadonlySet<string>,
  { edges, idOf }: { edges: readonly Edge[]; idOf: (id: string) => string },
): Edge[] {
  const byExit = new Map<string, Edge>();
  for (const { from, port, to } of edges) {
    const { data } = edgeSchema.safeParse({ from: idOf(from), port, to: idOf(to) });
    const isNew = data !== undefined && ids.has(data.from) && ids.has(data.to);
    if (isNew && !byExit.has(`${data.from}\n${data.port}`)) byExit.set(`${data.from}\n${data.port}`, data);
  }
  return [...byExit.values()];
}

/** A copied wait listens to the copied email, not to the one it was copied from. */
function withMails(node: GraphNode, idOf: (id: string) => string): GraphNode {
  const definition = definitionOf(node.kind);
  const parsed = definition?.config.safeParse(node.config);
  if (definition?.renameMails === undefined || parsed?.success !== true) return node;
  return { ...node, config: definition.renameMails(parsed.data, idOf) };
}

function shifted(node: GraphNode): GraphNode {
  if (node.position === undefined) return node;
  return { ...node, position: { x: node.position.x + shiftPx, y: node.position.y + shiftPx } };
}
