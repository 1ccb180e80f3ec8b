import { graphSchema, type Graph, type GraphNode } from '@tendril/journey';
import { ladder } from './journeys.ts';

const lanes = 4;
/** From card to card in the drawing, in pixels of the canvas. */
const [columnPx, rowPx] = [720, 170];

/** A journey of so many steps as a large team might draw it: four long ways beside each other that begin and end together. */
export function wideJourney(steps: number): Graph {
  const perLane = (steps - 3) / lanes;
  const drawn = Array.from({ length: lanes }, (_, lane) => laneOf(lane, Math.floor(perLane)));
  const lastRow = Math.max(...drawn.map(({ nodes }) => nodes.length)) + 2;
  const middle = { x: ((lanes - 1) / 2) * columnPx };
  const rest = steps - 3 - drawn.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const tail = Array.from({ length: rest }, (_, index): GraphNode => ({
    id: `tail${index}`,
    kind: 'lead.tag',
    config: { tag: `tail ${index}` },
    position: { ...middle, y: (lastRow + index) * rowPx },
  }));
  const ends = [...tail.map(({ id }) => id), 'exit'];
  return graphSchema.parse({
    schema: 1,
    name: `${steps} steps`,
    nodes: [
      { id: 'entry', kind: 'entry.manual', config: {}, position: { ...middle, y: 0 } },
      {
        id: 'lanes',
        kind: 'split',
        config: { arms: drawn.map((_, lane) => ({ id: `lane${lane}`, weight: 1 })) },
        position: { ...middle, y: rowPx },
      },
      ...drawn.flatMap(({ nodes }) => nodes),
      ...tail,
      { id: 'exit', kind: 'end.exit', config: {}, position: { ...middle, y: (lastRow + rest) * rowPx } },
    ],
    edges: [
      { from: 'entry', port: 'next', to: 'lanes' },
      ...drawn.map(({ nodes }, lane) => ({ from: 'lanes', port: `lane${lane}`, to: nodes[0]!.id })),
      ...drawn.flatMap(({ edges }) => edges).map((edge) => (edge.to === 'out' ? { ...edge, to: ends[0]! } : edge)),
      ...tail.map(({ id }, index) => ({ from: id, port: 'next', to: ends[index + 1]! })),
    ],
  });
}

/** One lane of the ladder that the other benches climb; its last step leads to `out`. */
function laneOf(lane: number, steps: number): Pick<Graph, 'nodes' | 'edges'> {
  const { nodes, edges } = ladder(steps + 2, { isZoned: true });
  const idOf = (id: string): string => (id === 'exit' ? 'out' : `lane${lane}-${id}`);
  return {
    nodes: nodes
      .filter(({ id }) => id !== 'entry' && id !== 'exit')
      .map((node, row) => ({ ...node, id: idOf(node.id), position: { x: lane * columnPx, y: (row + 2) * rowPx } })),
    edges: edges
      .filter(({ from }) => from !== 'entry')
      .map(({ from, port, to }) => ({ from: idOf(from), port, to: idOf(to) })),
  };
}
