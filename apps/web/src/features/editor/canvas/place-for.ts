import type { Offer } from '../palette/kinds-on-offer.ts';
import type { EditorState } from '../state/editor-store.ts';
import { exitsOf } from '../to-flow.ts';
import type { Adding } from './adding.ts';
import { frameOfStep, wayPx } from './place-step.ts';

/** Where a step goes that was chosen without a place: behind the first open outcome of the selected step, else below all. */
export function placeFor(offer: Offer, { history: { graph }, selected }: EditorState): Omit<Adding, 'at'> {
  const step = graph.nodes.find(({ id }) => id === selected.at(-1));
  const open = step === undefined ? undefined : exitsOf(step, graph.edges).find(({ to }) => to === null);
  if (step !== undefined && open !== undefined && offer.group !== 'entry')
    return { after: { from: step.id, port: open.id } };
  const cards = graph.nodes.map((node) => ({
    x: node.position?.x ?? 0,
    top: node.position?.y ?? 0,
    bottom: (node.position?.y ?? 0) + frameOfStep(node, graph).height,
  }));
  const [first] = cards;
  if (first === undefined) return { after: null };
  const y =
    offer.group === 'entry'
      ? Math.min(...cards.map(({ top }) => top))
      : Math.max(...cards.map(({ bottom }) => bottom)) + wayPx;
  return { after: null, position: { x: first.x, y } };
}
