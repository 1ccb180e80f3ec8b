import type { GraphNode } from '../model/graph.ts';
import type { Port } from '../nodes/define-node.ts';
import { definitionOf } from '../nodes/registry.ts';

/** The outcomes a step has by its settings; null while they cannot be read or the kind is not known. */
export function portsOfNode({ kind, config }: Pick<GraphNode, 'kind' | 'config'>): readonly Port[] | null {
  const definition = definitionOf(kind);
  const parsed = definition?.config.safeParse(config);
  return definition !== undefined && parsed?.success === true ? definition.ports(parsed.data) : null;
}

/** The outcomes a step would have with settings nobody touched. */
export function portsOfKind(kind: string): readonly Port[] {
  return portsOfNode({ kind, config: {} }) ?? [];
}
