import type { Exit } from '@tendril/journey';
import { createContext, type DragEvent } from 'react';
import type { Offer } from '../palette/kinds-on-offer.ts';

/** An exit a new step is to follow. */
export type After = Exit;

/** Where a step is being added: behind an exit, or at a free place of the canvas. */
export interface Adding {
  after: After | null;
  /** Where the list opens, in pixels of the window. */
  at: { x: number; y: number };
  /** Where the card goes; worked out from the exit when left out. */
  position?: { x: number; y: number };
  /** Only ways in. */
  onlyEntries?: boolean;
  /** The step that was dropped here already. */
  chosen?: Offer;
}

export interface AddingActs {
  begin: (adding: Adding) => void;
  /** A step is dragged from the palette that may follow another: all places that take it light up. */
  isLit: boolean;
  drop: (event: DragEvent, after: After | null) => void;
}

export const AddingContext = createContext<AddingActs>({
  begin: () => undefined,
  isLit: false,
  drop: () => undefined,
});
