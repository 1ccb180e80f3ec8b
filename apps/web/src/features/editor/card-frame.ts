import type { Direction } from '@tendril/journey';
import { Position, type NodeHandle } from '@xyflow/react';

/** How large a card is and how its exits are drawn. Sizes in pixels of the canvas. */
export interface CardFrame {
  width: number;
  height: number;
  /** Exits are rows inside with their marks on the right, instead of words along the lower edge. */
  hasRows: boolean;
  direction: Direction;
}

/** Chip, title and line. */
const bodyPx = 76;
/** Words along the lower edge, or one row. */
const exitPx = 28;
const rowsEndPx = 6;
const narrowPx = 264;
/** From so many exits on they are rows. */
const manyExits = 7;
/** Marks at which connections begin and end. */
const markPx = 12;

/** 264 wide up to three exits, 88 more for each further one; seven or more become rows. As high as what stands in it. */
export function frameOf(exits: number, direction: Direction = 'down'): CardFrame {
  const hasRows = exits >= manyExits || (direction === 'right' && exits > 1);
  if (hasRows) return { width: narrowPx, height: bodyPx + exits * exitPx + rowsEndPx, hasRows, direction };
  const width = narrowPx + Math.max(0, exits - 3) * 88;
  return { width, height: bodyPx + (exits > 1 ? exitPx : 0), hasRows, direction };
}

/** Where connections begin and end at a card, so that they can be drawn before the card itself is. */
export function handlesOf(exits: readonly { id: string }[], frame: CardFrame, isEntry: boolean): NodeHandle[] {
  const mark = { width: markPx, height: markPx };
  const out = exits.map(({ id }, index): NodeHandle => {
    const { x, y, position } = exitMark(index, exits.length, frame);
    return { ...mark, id, type: 'source', position, x: x - markPx / 2, y: y - markPx / 2 };
  });
  if (isEntry) return out;
  const { x, y, position } = entryMark(frame);
  return [{ ...mark, type: 'target', position, x: x - markPx / 2, y: y - markPx / 2 }, ...out];
}

/** The middle of the mark at which connections come in, from the upper left corner of its card. */
export function entryMark({ direction, width }: CardFrame): { x: number; y: number; position: Position } {
  if (direction === 'right') return { x: 0, y: bodyPx / 2, position: Position.Left };
  return { x: width / 2, y: 0, position: Position.Top };
}

/** The middle of the mark of an exit, from the upper left corner of its card, and the side it is on. */
export function exitMark(index: number, of: number, frame: CardFrame): { x: number; y: number; position: Position } {
  if (frame.hasRows) return { x: frame.width, y: bodyPx + (index + 0.5) * exitPx, position: Position.Right };
  if (frame.direction === 'right') return { x: frame.width, y: bodyPx / 2, position: Position.Right };
  return { x: (frame.width * (index + 0.5)) / of, y: frame.height, position: Position.Bottom };
}
