import type { Graph, GraphNode } from '@tendril/journey';
import { exitMark, frameOf, type CardFrame } from '../card-frame.ts';
import { exitsOf } from '../to-flow.ts';
import type { After } from './adding.ts';

interface Place {
  x: number;
  y: number;
}

/** Between a card and the next one on the way: room for a connection with its "+", or for a stub that leaves. */
export const wayPx = 72;
/** Between cards side by side. */
export const besidePx = 48;
const usual = frameOf(1);

/** Where a new card goes behind an exit, and which cards make room for it. Positions by step id. */
export function placeAfter(graph: Graph, { from, port }: After): { position: Place; moved: Record<string, Place> } {
  const source = graph.nodes.find(({ id }) => id === from);
  if (source === undefined) return { position: freePlace(graph, { x: 0, y: 0 }), moved: {} };
  const exits = exitsOf(source, graph.edges);
  const exit = Math.max(
    0,
    exits.findIndex(({ id }) => id === port),
  );
  const along = graph.direction === 'right' ? 'x' : 'y';
  const at = placeOf(source);
  const onward = placeOnward(at, { exit, exits: exits.length, frame: frameOf(exits.length, graph.direction) });
  const next = graph.nodes.find(({ id }) => id === exits[exit]?.to);
  // A way back needs no room onward.
  if (next === undefined || placeOf(next)[along] <= at[along]) return { position: freePlace(graph, onward), moved: {} };
  const lies = placeOf(next);
  const position = { ...lies, [along]: Math.min(lies[along], onward[along]) };
  const length = along === 'x' ? usual.width : usual.height;
  const missing = position[along] + length + wayPx - lies[along];
  return { position, moved: missing <= 0 ? {} : moveOnward(graph, { from: next, along, by: missing }) };
}

/** Below the exit, or to the right of it. */
function placeOnward(at: Place, { exit, exits, frame }: { exit: number; exits: number; frame: CardFrame }): Place {
  const mark = exitMark(exit, exits, frame);
  if (frame.direction === 'right') return { x: at.x + frame.width + wayPx, y: at.y + mark.y - usual.height / 2 };
  if (frame.hasRows) return { x: at.x + frame.width + wayPx, y: at.y + mark.y };
  return { x: at.x + mark.x - usual.width / 2, y: at.y + frame.height + wayPx };
}

/** The wanted place, or the next one beside it where no card lies: to the right of it, or below where the journey leads right. */
export function freePlace(graph: Graph, wanted: Place): Place {
  const lies = graph.nodes.map((step) => ({ ...placeOf(step), ...frameOfStep(step, graph) }));
  let place = wanted;
  for (;;) {
    const inTheWay = lies.find(
      (card) =>
        place.y < card.y + card.height + besidePx &&
        card.y < place.y + usual.height + besidePx &&
        place.x < card.x + card.width + besidePx &&
        card.x < place.x + usual.width + besidePx,
    );
    if (inTheWay === undefined) return place;
    place =
      graph.direction === 'right'
        ? { x: place.x, y: inTheWay.y + inTheWay.height + besidePx }
        : { x: inTheWay.x + inTheWay.width + besidePx, y: place.y };
  }
}

/** How the card of a step is drawn. */
export function frameOfStep(step: GraphNode, { edges, direction }: Graph): CardFrame {
  return frameOf(exitsOf(step, edges).length, direction);
}

/** The step and all that follow it further on, each moved by as much. */
function moveOnward(
  graph: Graph,
  { from, along, by }: { from: GraphNode; along: 'x' | 'y'; by: number },
): Record<string, Place> {
  const first = placeOf(from)[along];
  const moved: Record<string, Place> = {};
  const open = [from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const place = placeOf(step);
    if (Object.hasOwn(moved, step.id) || place[along] < first) continue;
    moved[step.id] = { ...place, [along]: place[along] + by };
    for (const { to } of exitsOf(step, graph.edges)) {
      const next = graph.nodes.find(({ id }) => id === to);
      if (next !== undefined) open.push(next);
    }
  }
  return moved;
}

function placeOf(step: GraphNode): Place {
  return step.position ?? { x: 0, y: 0 };
}
