import type { Direction, Graph } from '@tendril/journey';
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { frameOf } from '../card-frame.ts';
import { exitsOf } from '../to-flow.ts';
import { besidePx, wayPx } from './place-step.ts';

interface Place {
  x: number;
  y: number;
}

let elk: InstanceType<typeof ELK> | undefined;

/** Loads what works out layouts, beside the page, so that it is there once it is asked for. */
export function prepareTidying(): InstanceType<typeof ELK> {
  elk ??= new ELK({ workerUrl });
  return elk;
}

/** Places of all steps by step id. The layout is worked out beside the page, so nothing stutters. */
export async function tidyPlaces(graph: Graph): Promise<Record<string, Place>> {
  const laidOut = await prepareTidying().layout(drawing(graph));
  return Object.fromEntries((laidOut.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

/** Places of some steps laid out among themselves, where they lie now. */
export async function tidySome(graph: Graph, ids: readonly string[]): Promise<Record<string, Place>> {
  const nodes = graph.nodes.filter(({ id }) => ids.includes(id));
  const places = await tidyPlaces({ ...graph, nodes });
  const corner = (of: readonly Place[]): Place => ({
    x: Math.min(...of.map(({ x }) => x)),
    y: Math.min(...of.map(({ y }) => y)),
  });
  const [from, to] = [corner(Object.values(places)), corner(nodes.map(({ position }) => position ?? { x: 0, y: 0 }))];
  return Object.fromEntries(
    Object.entries(places).map(([id, { x, y }]) => [id, { x: x - from.x + to.x, y: y - from.y + to.y }]),
  );
}

function drawing(graph: Graph): ElkNode {
  const { direction = 'down' } = graph;
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const edgesFrom = Map.groupBy(graph.edges, ({ from }) => from);
  const children = graph.nodes.map((step) => {
    const exits = exitsOf(step, edgesFrom.get(step.id) ?? []);
    const frame = frameOf(exits.length, direction);
    const isRight = frame.hasRows || direction === 'right';
    return {
      id: step.id,
      width: frame.width,
      height: frame.height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_ORDER', 'elk.alignment': direction === 'right' ? 'LEFT' : 'TOP' },
      // Ports are counted clockwise: on the lower edge from right to left, on the right one downwards.
      ports: exits.map(({ id }, index) => ({
        id: `${step.id}/${id}`,
        layoutOptions: {
          'elk.port.side': isRight ? 'EAST' : 'SOUTH',
          'elk.port.index': String(isRight ? index : exits.length - index),
        },
      })),
    };
  });
  const edges = graph.edges
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map(({ from, port, to }) => ({ id: `${from}/${port}/${to}`, sources: [`${from}/${port}`], targets: [to] }));
  return { id: 'journey', layoutOptions: optionsFor(direction, children.length), children, edges };
}

/** From so many steps on, time matters more than the last crossing. */
const manySteps = 150;
const careful = { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' };
const quick = {
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.thoroughness': '1',
  'elk.layered.crossingMinimization.greedySwitch.type': 'OFF',
};

function optionsFor(direction: Direction, steps: number): Record<string, string> {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction === 'right' ? 'RIGHT' : 'DOWN',
    'elk.spacing.nodeNode': String(besidePx),
    'elk.spacing.componentComponent': String(2 * besidePx),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(wayPx),
    // Keeps the order a person has drawn, so that tidying twice changes nothing.
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    ...(steps > manySteps ? quick : careful),
  };
}
