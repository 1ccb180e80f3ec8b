import type { Graph, GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import { canonicalJson } from './canonical-json.ts';
import { diffGraphs } from './diff-graphs.ts';

/** One thing that differs, in the words of the canvas. */
export interface Change {
  kind: 'added' | 'removed' | 'changed' | 'reconnected' | 'settings';
  says: string;
  /** The step it is about, where it still is in the newer graph. */
  stepId: string | null;
}

/** Names of the settings in which two settings of one step differ. */
type PartsOf = (before: GraphNode, after: GraphNode) => string[];

/**
 * What leads would notice of a newer graph, one sentence a change; nothing where they would notice nothing. `partsOf` names the
 * settings that differ where the card says the same as before; by their plain names unless given.
 */
export function sayDifference(before: Graph, after: Graph, partsOf: PartsOf = plainParts): Change[] {
  const difference = diffGraphs(before, after);
  const [old, now] = [byId(before), byId(after)];
  const named = (steps: typeof now, id: string | null): string => nameOf(id === null ? undefined : steps.get(id));
  return [
    ...difference.added.map((id): Change => ({ kind: 'added', says: `Added: ${named(now, id)}`, stepId: id })),
    ...difference.removed.map((id): Change => ({ kind: 'removed', says: `Removed: ${named(old, id)}`, stepId: null })),
    ...difference.changed.map(({ nodeId }): Change => {
      const says = `Changed: ${sayChanged(old.get(nodeId), now.get(nodeId), partsOf)}`;
      return { kind: 'changed', says, stepId: nodeId };
    }),
    ...difference.reconnected.map(({ nodeId, port, after: to }): Change => {
      const leads = to === null ? 'leaves the journey' : `leads to ${named(now, to)}`;
      const says = `${named(now, nodeId)}: “${portTitle(now.get(nodeId), port)}” ${leads}`;
      return { kind: 'reconnected', says, stepId: nodeId };
    }),
    ...difference.settings.map((name): Change => {
      const says = `Journey settings changed: ${settingWords[name] ?? inWords(name)}`;
      return { kind: 'settings', says, stepId: null };
    }),
  ];
}

const byId = (graph: Graph): Map<string, GraphNode> => new Map(graph.nodes.map((node) => [node.id, node]));

function nameOf(node: GraphNode | undefined): string {
  if (node === undefined) return 'a step';
  const definition = definitionOf(node.kind);
  const config = definition?.config.safeParse(node.config);
  return node.title ?? (config?.success === true ? definition?.say(config.data) : definition?.title) ?? node.kind;
}

function portTitle(node: GraphNode | undefined, port: string): string {
  const definition = node === undefined ? undefined : definitionOf(node.kind);
  const config = definition?.config.safeParse(node?.config);
  const ports = config?.success === true ? (definition?.ports(config.data) ?? []) : [];
  return ports.find(({ id }) => id === port)?.title ?? port;
}

/** "Wait 3 days, now Wait 5 days"; where the card says the same as before, which settings differ. */
function sayChanged(before: GraphNode | undefined, after: GraphNode | undefined, partsOf: PartsOf): string {
  if (before === undefined || after === undefined) return 'a step';
  const [was, is] = [nameOf(before), nameOf(after)];
  if (was !== is) return `${was}, now ${is}`;
  const parts = partsOf(before, after);
  return parts.length === 0 ? is : `${is} (${parts.join(', ')})`;
}

function plainParts(before: GraphNode, after: GraphNode): string[] {
  const names = [...new Set([...Object.keys(before.config), ...Object.keys(after.config)])];
  return names
    .filter((name) => canonicalJson([before.config[name]]) !== canonicalJson([after.config[name]]))
    .map(inWords);
}

const inWords = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const settingWords: Readonly<Record<string, string>> = {
  reentry: 'who may enter again',
  goal: 'the goal',
  exits: 'when leads leave',
  quietHours: 'quiet hours',
  sendWindow: 'when emails are sent',
  daysOff: 'days off',
  frequencyCap: 'how many emails a lead gets',
  timeZone: 'the time zone',
};
