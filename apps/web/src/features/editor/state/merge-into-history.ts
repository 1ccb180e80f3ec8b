import { mergeGraphs, type Graph } from '@tendril/journey';
import type { Change, History } from './history.ts';

/** The history as if somebody else's changes had been there from the beginning: undoing takes back one's own alone. */
export function mergeIntoHistory(history: History, { base, theirs }: { base: Graph; theirs: Graph }): History {
  const merged = (graph: Graph): Graph => mergeGraphs({ base, mine: graph, theirs, keep: 'mine' }).graph;
  const mergedChange = ({ graph, words }: Change): Change => ({ graph: merged(graph), words });
  return {
    ...history,
    graph: merged(history.graph),
    past: history.past.map(mergedChange),
    future: history.future.map(mergedChange),
  };
}
