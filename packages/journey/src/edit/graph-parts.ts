import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import { isSame } from './changed-side.ts';

/** The parts of a graph by name, so that they can be compared with those of another. */
export interface GraphParts {
  steps: ReadonlyMap<string, GraphNode>;
  /** Where exits lead, by `exitKey`. */
  exits: ReadonlyMap<string, Edge>;
}

export function partsOf({ nodes, edges }: Graph): GraphParts {
  return {
    steps: new Map(nodes.map((node) => [node.id, node])),
    exits: new Map(edges.map((edge) => [exitKey(edge), edge])),
  };
}

/** Names an exit within its graph. */
function exitKey({ from, port }: Pick<Edge, 'from' | 'port'>): string {
  return `${from}\n${port}`;
}

/** What a step is and does; where its card lies does not count. */
export function contentOf(step: GraphNode | undefined): Omit<GraphNode, 'position'> | undefined {
  if (step === undefined) return undefined;
  const { position: _place, ...content } = step;
  return content;
}

/** Compares part by part: drafts that come from one another share most of theirs. */
export function isSameGraph(one: Graph, other: Graph): boolean {
  return (
    one === other ||
    (one.name === other.name &&
      one.direction === other.direction &&
      isSame(one.settings, other.settings) &&
      areSame(one.nodes, other.nodes) &&
      areSame(one.edges, other.edges))
  );
}

/** The same graph, made of the very steps and connections of another where they are equal, so that comparing both is quick. */
export function sharingParts(graph: Graph, other: Graph): Graph {
  const { steps, exits } = partsOf(other);
  return {
    ...graph,
    nodes: graph.nodes.map((node) => sharing(node, steps.get(node.id))),
    edges: graph.edges.map((edge) => sharing(edge, exits.get(exitKey(edge)))),
  };
}

function sharing<Part>(part: Part, known: Part | undefined): Part {
  return known !== undefined && isSame(part, known) ? known : part;
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((part, index) => isSame(part, others[index]));
}
