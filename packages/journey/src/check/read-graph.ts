import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import type { CatalogueEntry, Checked, ReadStep } from './rule.ts';
import { faultsOf } from './faults-of.ts';

/** Reads every step by its kind, once for all rules. */
export function readGraph(graph: Graph, catalogue: readonly CatalogueEntry[] | null): Checked {
  const steps = new Map<string, ReadStep>();
  for (const node of graph.nodes) {
    if (!steps.has(node.id)) steps.set(node.id, readStep(node));
  }
  const edgesFrom = Map.groupBy(graph.edges, (edge: Edge) => edge.from);
  const edgesTo = Map.groupBy(graph.edges, (edge: Edge) => edge.to);
  return { graph, steps, edgesFrom, edgesTo, catalogue };
}

function readStep(node: GraphNode): ReadStep {
  const definition = definitionOf(node.kind) ?? null;
  if (definition === null) return { node, definition, settings: null, faults: [] };
  const parsed = definition.config.safeParse(node.config);
  if (!parsed.success) return { node, definition, settings: null, faults: faultsOf(node) };
  return { node, definition, settings: { config: parsed.data, ports: definition.ports(parsed.data) }, faults: [] };
}
