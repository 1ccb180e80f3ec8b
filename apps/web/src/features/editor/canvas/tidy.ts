import type { Graph } from '@tendril/journey';
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { cardHeight, cardWidth, exitsOf } from '../to-flow.ts';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.spacing.nodeNode': '48',
  'elk.spacing.componentComponent': '96',
  'elk.layered.spacing.nodeNodeBetweenLayers': '88',
  // Keeps the order a person has drawn, so that tidying twice changes nothing.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

let elk: InstanceType<typeof ELK> | undefined;

/** Places of all steps, top-down, by step id. The layout is worked out beside the page, so nothing stutters. */
export async function tidyPlaces(graph: Graph): Promise<Record<string, { x: number; y: number }>> {
  elk ??= new ELK({ workerUrl });
  const laidOut = await elk.layout(drawing(graph));
  return Object.fromEntries((laidOut.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

function drawing(graph: Graph): ElkNode {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const children = graph.nodes.map((step) => {
    const exits = exitsOf(step, graph.edges);
    return {
      id: step.id,
      width: cardWidth(exits.length),
      height: cardHeight,
      layoutOptions: { 'elk.portConstraints': 'FIXED_ORDER' },
      // Ports on the lower edge are counted from right to left.
      ports: exits.map(({ id }, index) => ({
        id: `${step.id}/${id}`,
        layoutOptions: { 'elk.port.side': 'SOUTH', 'elk.port.index': String(exits.length - index) },
      })),
    };
  });
  const edges = graph.edges
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map(({ from, port, to }) => ({ id: `${from}/${port}/${to}`, sources: [`${from}/${port}`], targets: [to] }));
  return { id: 'journey', layoutOptions: options, children, edges };
}
