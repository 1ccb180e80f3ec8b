import type { GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import { sayIssues, type Fault } from './say-issues.ts';

/** What keeps the settings of a step from fitting its kind; nothing for kinds this version does not know. */
export function faultsOf({ kind, config }: Pick<GraphNode, 'kind' | 'config'>): Fault[] {
  const parsed = definitionOf(kind)?.config.safeParse(config);
  return parsed === undefined || parsed.success ? [] : sayIssues(parsed.error.issues, config);
}
