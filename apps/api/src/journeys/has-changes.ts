import { diffGraphs, parseGraph } from '@tendril/journey';

/** Whether publishing the draft would change anything for leads: where cards lie and what notes say does not count. */
export function hasChanges({ draft, live }: { draft: unknown; live: unknown }): boolean {
  const [drawn, published] = [parseGraph(draft), parseGraph(live)];
  if (!drawn.ok || !published.ok) return true;
  if (drawn.graph.name !== published.graph.name) return true;
  return Object.values(diffGraphs(published.graph, drawn.graph)).some((differences) => differences.length > 0);
}
