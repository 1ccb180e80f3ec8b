import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import { canonicalJson } from './canonical-json.ts';

/** How one graph differs from another, as far as leads notice: where cards lie and what notes say does not count. */
export interface GraphDifference {
  /** Ids of steps, in the order of the newer graph (removed: of the older). */
  added: string[];
  removed: string[];
  changed: { nodeId: string; what: ('kind' | 'settings' | 'title')[] }[];
  /** Exits that lead elsewhere; null is an open exit. Exits of added and removed steps are left out. */
  reconnected: { nodeId: string; port: string; before: string | null; after: string | null }[];
  /** Names of the journey settings that differ. */
  settings: string[];
}

export function diffGraphs(before: Graph, after: Graph): GraphDifference {
  const [old, now] = [byId(before), byId(after)];
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now.values()].flatMap((node) => {
      const earlier = old.get(node.id);
      const what = earlier === undefined ? [] : changesOf(earlier, node);
      return what.length === 0 ? [] : [{ nodeId: node.id, what }];
    }),
    reconnected: reconnections(before, after).filter(({ nodeId }) => old.has(nodeId) && now.has(nodeId)),
    settings: changedSettings(before, after),
  };
}

function byId(graph: Graph): Map<string, GraphNode> {
  return new Map(graph.nodes.map((node) => [node.id, node]));
}

function changesOf(before: GraphNode, after: GraphNode): ('kind' | 'settings' | 'title')[] {
  return [
    ...(before.kind === after.kind ? [] : (['kind'] as const)),
    ...(canonicalJson(before.config) === canonicalJson(after.config) ? [] : (['settings'] as const)),
    ...(before.title === after.title ? [] : (['title'] as const)),
  ];
}

function reconnections(before: Graph, after: Graph): GraphDifference['reconnected'] {
  const [old, now] = [targets(before.edges), targets(after.edges)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [nodeId = '', port = ''] = key.split('\n');
    const [from, to] = [old.get(key) ?? null, now.get(key) ?? null];
    return from === to ? [] : [{ nodeId, port, before: from, after: to }];
  });
}

function targets(edges: readonly Edge[]): Map<string, string> {
  return new Map(edges.map(({ from, port, to }) => [`${from}\n${port}`, to]));
}

function changedSettings(before: Graph, after: Graph): string[] {
  const old: Readonly<Record<string, unknown>> = before.settings;
  const now: Readonly<Record<string, unknown>> = after.settings;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => canonicalJson([old[name]]) !== canonicalJson([now[name]]),
  );
}
