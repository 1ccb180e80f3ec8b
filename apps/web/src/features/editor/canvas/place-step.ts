import type { Graph, GraphNode } from '@tendril/journey';
import { cardHeight, cardWidth, exitsOf } from '../to-flow.ts';
import type { After } from './adding.ts';

interface Place {
  x: number;
  y: number;
}

/** From the top of a card to the top of the next one below it. */
export const rowPx = 200;
const gapPx = 36;

/** Where a new card goes behind an exit, and which cards make room for it. Positions by step id. */
export function placeAfter(graph: Graph, { from, port }: After): { position: Place; moved: Record<string, Place> } {
  const source = graph.nodes.find(({ id }) => id === from);
  if (source === undefined) return { position: freePlace(graph, { x: 0, y: 0 }), moved: {} };
  const exits = exitsOf(source, graph.edges);
  const exit = Math.max(
    0,
    exits.findIndex(({ id }) => id === port),
  );
  const width = cardWidth(exits.length);
  const at = placeOf(source);
  const below = { x: at.x + (width * (exit + 0.5)) / exits.length - cardWidth(1) / 2, y: at.y + rowPx };
  const next = graph.nodes.find(({ id }) => id === exits[exit]?.to);
  // A way back up needs no room below.
  if (next === undefined || placeOf(next).y <= at.y) return { position: freePlace(graph, below), moved: {} };
  const position = { x: placeOf(next).x, y: Math.min(placeOf(next).y, below.y) };
  const missing = position.y + rowPx - placeOf(next).y;
  return { position, moved: missing <= 0 ? {} : moveDown(graph, { from: next, by: missing }) };
}

/** The wanted place, or the next one to the right of it where no card lies. */
export function freePlace(graph: Graph, wanted: Place): Place {
  const lies = graph.nodes.map((step) => ({ ...placeOf(step), width: cardWidth(exitsOf(step, graph.edges).length) }));
  let place = wanted;
  for (;;) {
    const inTheWay = lies.find(
      (card) =>
        Math.abs(card.y - place.y) < cardHeight + gapPx &&
        place.x < card.x + card.width + gapPx &&
        card.x < place.x + cardWidth(1) + gapPx,
    );
    if (inTheWay === undefined) return place;
    place = { x: inTheWay.x + inTheWay.width + gapPx, y: place.y };
  }
}

/** The step and all that follow it below, each lower by as much. */
function moveDown(graph: Graph, { from, by }: { from: GraphNode; by: number }): Record<string, Place> {
  const top = placeOf(from).y;
  const moved: Record<string, Place> = {};
  const open = [from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { x, y } = placeOf(step);
    if (Object.hasOwn(moved, step.id) || y < top) continue;
    moved[step.id] = { x, y: y + by };
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
