import type { Direction } from '@tendril/journey';
import { turnPx, type Ends } from '../corridors.ts';

interface Point {
  x: number;
  y: number;
}

const radius = 12;

/** The way of a connection along its corridor, as an SVG path, and the place in its middle for the "+". */
export function pathAlong(
  { from, to }: Ends,
  { corridor, direction }: { corridor: number; direction: Direction },
): { path: string; middle: Point } {
  const points: Point[] =
    direction === 'right'
      ? [
          from,
          { x: from.x + turnPx, y: from.y },
          { x: from.x + turnPx, y: corridor },
          { x: to.x - turnPx, y: corridor },
          { x: to.x - turnPx, y: to.y },
          to,
        ]
      : [
          from,
          { x: from.x, y: from.y + turnPx },
          { x: corridor, y: from.y + turnPx },
          { x: corridor, y: to.y - turnPx },
          { x: to.x, y: to.y - turnPx },
          to,
        ];
  const [, , entry = from, exit = to] = points;
  return { path: rounded(points), middle: { x: (entry.x + exit.x) / 2, y: (entry.y + exit.y) / 2 } };
}

/** Straight lines with rounded corners. */
function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = rest.map((corner, index) => {
    const before = points[index] ?? first;
    const next = rest[index + 1];
    if (next === undefined) return `L${corner.x},${corner.y}`;
    const [a, b] = [towards(corner, before), towards(corner, next)];
    return `L${a.x},${a.y}Q${corner.x},${corner.y} ${b.x},${b.y}`;
  });
  return `M${first.x},${first.y}${parts.join('')}`;
}

/** The point a corner's radius away from it, or half the way where that is shorter. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}
