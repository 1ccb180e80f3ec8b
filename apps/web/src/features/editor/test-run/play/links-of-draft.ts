import type { Graph, GraphNode } from '@tendril/journey';

/** The addresses an email of the draft links to, in order. */
export function linksOfEmail(step: GraphNode | undefined): string[] {
  const content: unknown = step?.config['content'];
  const source: unknown = Object(content)['source'];
  return typeof source === 'string' ? [...new Set(source.match(/https?:\/\/[^\s"'<>(){}[\]]+/g) ?? [])] : [];
}

/** Everything a lead could click in the emails of the draft. */
export function linksOfDraft(graph: Graph): string[] {
  return [...new Set(graph.nodes.flatMap((step) => (step.kind === 'email' ? linksOfEmail(step) : [])))];
}
