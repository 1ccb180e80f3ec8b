import type { z } from 'zod';
import type { GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import { sayIssues, type Fault } from './say-issues.ts';

/** What keeps the settings of a step from fitting its kind; nothing for kinds this version does not know. */
export function faultsOf({ kind, config }: Pick<GraphNode, 'kind' | 'config'>): Fault[] {
  const definition = definitionOf(kind);
  return definition === undefined ? [] : faultsBy(definition.config, config);
}

/** What keeps settings from fitting a schema. */
export function faultsBy(schema: z.ZodType, settings: unknown): Fault[] {
  const parsed = schema.safeParse(settings);
  return parsed.success ? [] : sayIssues(parsed.error.issues, settings);
}
