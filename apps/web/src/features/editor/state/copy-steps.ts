import { parseGraph, type Graph } from '@tendril/journey';
import type { EditorState, EditorStore } from './editor-store.ts';

/** The selected steps with the connections among them, as JSON that can be pasted into any journey or window. */
export function copySteps({ history: { graph }, selected }: EditorState): string {
  const nodes = graph.nodes.filter(({ id }) => selected.includes(id));
  const edges = graph.edges.filter(({ from, to }) => selected.includes(from) && selected.includes(to));
  const copied: Graph = { ...graph, nodes, edges };
  return JSON.stringify(copied, null, 2);
}

/** Puts copied steps, or a whole journey, into the draft and selects them. False for a text that is neither. */
export function pasteSteps(store: EditorStore, text: string): boolean {
  const parsed = parseGraph(text);
  if (!parsed.ok || parsed.graph.nodes.length === 0) return false;
  const { nodes, edges } = parsed.graph;
  const newIds = newIdsFor(nodes.map(({ id }) => id));
  const shifted = nodes.map((node) => {
    const { x, y } = node.position ?? { x: 0, y: 0 };
    return { ...node, position: { x: x + shiftPx, y: y + shiftPx } };
  });
  store.edit({ do: 'paste', nodes: shifted, edges, newIds });
  store.select(Object.values(newIds));
  return true;
}

/** Copies the selected steps within the draft and selects the copies. */
export function duplicateSteps(store: EditorStore): void {
  const ids = store.get().selected;
  if (ids.length === 0) return;
  const newIds = newIdsFor(ids);
  store.edit({ do: 'duplicate', ids, newIds });
  store.select(Object.values(newIds));
}

/** Ids stay for ever, also in versions of long ago, so none is ever used twice. */
export function newStepId(): string {
  return `s${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** So that a copy does not cover what it was copied from. */
const shiftPx = 48;

function newIdsFor(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, newStepId()]));
}
