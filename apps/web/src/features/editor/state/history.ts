import type { Graph } from '@tendril/journey';

/** One thing a person did: the graph on the other side of it, and what it is called, as in "Undo: delete Wait 3 days". */
export interface Change {
  graph: Graph;
  words: string;
}

/** The draft with what can be undone and redone, the latest last. */
export interface History {
  graph: Graph;
  past: readonly Change[];
  future: readonly Change[];
  /** What the latest change was part of, such as typing into one field; a further change of it joins the same step. */
  strand: string | null;
}

const mostSteps = 200;

export function beginHistory(graph: Graph): History {
  return { graph, past: [], future: [], strand: null };
}

/** The history after a change. Changes of one strand in a row are undone together. */
export function record(history: History, change: Change & { strand?: string | null }): History {
  const { graph, words, strand = null } = change;
  if (graph === history.graph) return history;
  const joins = strand !== null && strand === history.strand && history.past.length > 0;
  const past = joins ? history.past : [...history.past, { graph: history.graph, words }].slice(-mostSteps);
  return { graph, past, future: [], strand };
}

/** One step back; the same history when there is none. */
export function undo(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return {
    graph: last.graph,
    past: history.past.slice(0, -1),
    future: [...history.future, { graph: history.graph, words: last.words }],
    strand: null,
  };
}

/** One step forward again; the same history when there is none. */
export function redo(history: History): History {
  const next = history.future.at(-1);
  if (next === undefined) return history;
  return {
    graph: next.graph,
    past: [...history.past, { graph: history.graph, words: next.words }],
    future: history.future.slice(0, -1),
    strand: null,
  };
}
