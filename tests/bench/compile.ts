import { checkGraph, compileGraph, diffGraphs, type Graph } from '@tendril/journey';
import type { Bench } from './bench.ts';
import { ladder } from './journeys.ts';
import { median } from './percentile.ts';

const rounds = 15;

/** What happens at every publish, and while somebody edits: check, compile and compare a large journey. */
export const compile: Bench = {
  name: 'compile',
  title: 'check and compile 1,000 steps; compare two such journeys',
  measure: async () => {
    const before = ladder(1_000, { isZoned: true });
    const after = edited(before);
    const compiling = timesOf(() => {
      if (checkGraph(before).some(({ severity }) => severity === 'error')) throw new Error('The journey has errors.');
      if (!compileGraph(before).ok) throw new Error('The journey was not compiled.');
    });
    const comparing = timesOf(() => {
      if (diffGraphs(before, after).changed.length === 0) throw new Error('The difference was not found.');
    });
    return {
      nodes: { value: before.nodes.length, unit: 'steps' },
      checkCompileMs: { value: median(compiling), unit: 'ms', target: { most: 50 } },
      checkCompileFirstMs: { value: compiling[0]!, unit: 'ms' },
      differenceMs: { value: median(comparing), unit: 'ms', target: { most: 50 } },
    };
  },
};

/** Every tenth step has another title and every hundredth is gone, with what led there. */
function edited(graph: Graph): Graph {
  const kept = graph.nodes.filter((_, index) => index % 100 !== 99);
  const ids = new Set(kept.map(({ id }) => id));
  return {
    ...graph,
    nodes: kept.map((node, index) => (index % 10 === 0 ? { ...node, title: `Edited ${index}` } : node)),
    edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

function timesOf(work: () => void): number[] {
  return Array.from({ length: rounds }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}
