import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import type { Problem } from '../model/problem.ts';
import type { NodeDefinition, Port } from '../nodes/define-node.ts';
import type { Fault } from './say-issues.ts';

/** A step with what its kind makes of it. */
export interface ReadStep {
  node: GraphNode;
  /** Null for kinds this version does not know. */
  definition: NodeDefinition | null;
  /** The parsed settings; null where they do not fit the kind. */
  settings: { config: unknown; ports: readonly Port[] } | null;
  /** Why they do not fit. */
  faults: readonly Fault[];
}

/** An activity that some worker serves. */
export interface CatalogueEntry {
  kind: string;
  outcomes: readonly string[];
}

/** What every rule looks at. */
export interface Checked {
  graph: Graph;
  /** In the order of the graph; of steps with the same id the first. */
  steps: ReadonlyMap<string, ReadStep>;
  edgesFrom: ReadonlyMap<string, readonly Edge[]>;
  edgesTo: ReadonlyMap<string, readonly Edge[]>;
  catalogue: readonly CatalogueEntry[] | null;
}

export type Rule = (checked: Checked) => Problem[];

export function error(code: string, nodeId: string | null, message: string): Problem {
  return { code, severity: 'error', nodeId, message };
}

export function hint(code: string, nodeId: string | null, message: string): Problem {
  return { code, severity: 'hint', nodeId, message };
}

/** How a person calls a step: its title, else what its card says. */
export function nameOf({ node, definition, settings }: ReadStep): string {
  return node.title ?? (definition === null || settings === null ? node.id : definition.say(settings.config));
}
