import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef } from 'react';
import type { CardNode } from '../to-flow.ts';
import { keepDrawn } from './keep-drawn.ts';

const glideMs = 150;
/** Of more cards each frame would take too long. */
const mostGliding = 120;

type SetCards = (change: (drawn: CardNode[]) => CardNode[]) => void;

/** Brings the drawn cards to how they are to be: cards that lie elsewhere now glide there, so that one sees what became of what. */
export function useGliding(drawn: readonly CardNode[], setCards: SetCards): (next: readonly CardNode[]) => void {
  const isStill = useReducedMotion();
  const frame = useRef(0);
  const latest = useRef(drawn);
  useEffect(() => void (latest.current = drawn), [drawn]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback(
    (next) => {
      cancelAnimationFrame(frame.current);
      const moving = movedCards(latest.current, next);
      const glides = moving.size > 0 && moving.size <= mostGliding && !isStill;
      const show = (way: number): void =>
        setCards((lying) => keepDrawn(lying, way < 1 ? next.map((card) => between(moving, card, way)) : next));
      show(glides ? 0 : 1);
      if (!glides) return;
      const from = performance.now();
      const step = (now: number): void => {
        const way = ease(Math.min(1, Math.max(0, (now - from) / glideMs)));
        show(way);
        if (way < 1) frame.current = requestAnimationFrame(step);
      };
      frame.current = requestAnimationFrame(step);
    },
    [isStill, setCards],
  );
}

/** Where the cards lay that are to lie elsewhere, by step id. */
function movedCards(drawn: readonly CardNode[], next: readonly CardNode[]): ReadonlyMap<string, CardNode['position']> {
  const places = new Map(drawn.filter(({ dragging }) => dragging !== true).map(({ id, position }) => [id, position]));
  const moved = new Map<string, CardNode['position']>();
  for (const { id, position } of next) {
    const place = places.get(id);
    if (place !== undefined && (place.x !== position.x || place.y !== position.y)) moved.set(id, place);
  }
  return moved;
}

function between(moving: ReadonlyMap<string, CardNode['position']>, card: CardNode, way: number): CardNode {
  const from = moving.get(card.id);
  if (from === undefined) return card;
  const { x, y } = card.position;
  return { ...card, position: { x: from.x + (x - from.x) * way, y: from.y + (y - from.y) * way } };
}

function ease(way: number): number {
  return 1 - (1 - way) ** 3;
}
