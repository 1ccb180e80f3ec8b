import { graphNodeSchema, type Edge, type Graph } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import type { EditOf } from './edit-command.ts';
import { withParts } from './with-parts.ts';
import { portsOfKind, portsOfNode } from './ports-of.ts';

/** Adds a step, alone or in place behind an exit. Ways in are never put behind anything. */
export function addNode(graph: Graph, command: EditOf<'addNode'>): Graph {
  const { id, kind, config = {}, position } = command;
  const parsed = graphNodeSchema.safeParse({ id, kind, config, ...(position === undefined ? {} : { position }) });
  if (!parsed.success || graph.nodes.some((node) => node.id === id)) return graph;
  const nodes = [...graph.nodes, parsed.data];
  return withParts(graph, { nodes, edges: edgesWith(graph, command) });
}

function edgesWith({ nodes, edges }: Graph, { id, kind, config = {}, into }: EditOf<'addNode'>): Edge[] {
  const isPossible = into !== undefined && nodes.some((node) => node.id === into.edge.from);
  if (!isPossible || definitionOf(kind)?.group === 'entry') return edges;
  const { from, port } = into.edge;
  const isExit = (edge: Edge): boolean => edge.from === from && edge.port === port;
  const led = edges.find(isExit);
  const ports = portsOfNode({ kind, config }) ?? portsOfKind(kind);
  const onward = ports.some((exit) => exit.id === into.port) ? into.port : ports.at(-1)?.id;
  return [
    ...edges.filter((edge) => !isExit(edge)),
    { from, port, to: id },
    ...(led === undefined || onward === undefined ? [] : [{ from: id, port: onward, to: led.to }]),
  ];
}
