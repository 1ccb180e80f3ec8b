import type { Offer } from '../palette/kinds-on-offer.ts';
import type { EditorState } from '../state/editor-store.ts';
import { exitsOf } from '../to-flow.ts';
import type { Adding } from './adding.ts';
import { rowPx } from './place-step.ts';

/** Where a step goes that was chosen without a place: behind the first open outcome of the selected step, else below all. */
export function placeFor(offer: Offer, { history: { graph }, selected }: EditorState): Omit<Adding, 'at'> {
  const step = graph.nodes.find(({ id }) => id === selected.at(-1));
  const open = step === undefined ? undefined : exitsOf(step, graph.edges).find(({ to }) => to === null);
  if (step !== undefined && open !== undefined && offer.group !== 'entry')
    return { after: { from: step.id, port: open.id } };
  const places = graph.nodes.map(({ position }) => position ?? { x: 0, y: 0 });
  const edge =
    offer.group === 'entry' ? Math.min(...places.map(({ y }) => y)) : Math.max(...places.map(({ y }) => y)) + rowPx;
  return { after: null, ...(places[0] === undefined ? {} : { position: { x: places[0].x, y: edge } }) };
}
