import type { Direction } from '@tendril/journey';

/** A card on the canvas, in its pixels. */
export interface LyingCard {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The ends of a connection. */
export interface Ends {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** How far a connection goes straight on before it turns into its corridor, and from it into the next card. */
export const turnPx = 36;
/** Between a corridor and the cards beside it. */
const asidePx = 20;
/** Two cards that follow each other directly are not farther apart. */
const nextPx = 120;

/**
 * Where a connection runs along that does not lead to the very next card, so that it passes beside all cards and behind none: x of
 * its corridor where the journey leads down, y where it leads right. Null where the direct way is free.
 */
export function corridorOf(ends: Ends, cards: readonly LyingCard[], direction: Direction): number | null {
  return direction === 'right' ? corridorDown(turned(ends), cards.map(turnedCard)) : corridorDown(ends, cards);
}

function corridorDown({ from, to }: Ends, cards: readonly LyingCard[]): number | null {
  const isBack = to.y < from.y + 2 * turnPx && to.y < from.y;
  if (!isBack && to.y - from.y <= nextPx) return null;
  const [top, bottom] = [Math.min(from.y + turnPx, to.y - turnPx), Math.max(from.y + turnPx, to.y - turnPx)];
  const beside = cards.filter(({ y, height }) => y < bottom && y + height > top);
  const isFree = (x: number): boolean =>
    beside.every((card) => x <= card.x - asidePx / 2 || x >= card.x + card.width + asidePx / 2);
  const isDirect = !isBack && isFree(from.x) && isFree(to.x);
  if (isDirect) return null;
  const edges = beside.flatMap(({ x, width }) => [x - asidePx, x + width + asidePx]);
  const free = [to.x, from.x, ...edges].filter(isFree);
  const detour = (x: number): number => Math.abs(x - from.x) + Math.abs(x - to.x);
  return free.reduce<number | null>((best, x) => (best === null || detour(x) < detour(best) ? x : best), null);
}

function turned({ from, to }: Ends): Ends {
  return { from: { x: from.y, y: from.x }, to: { x: to.y, y: to.x } };
}

function turnedCard({ x, y, width, height }: LyingCard): LyingCard {
  return { x: y, y: x, width: height, height: width };
}
