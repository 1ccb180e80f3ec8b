import { useReactFlow } from '@xyflow/react';
import { useMemo, useState, type DragEvent } from 'react';
import type { Offer } from '../palette/kinds-on-offer.ts';
import { newStepId } from '../state/copy-steps.ts';
import { useEditor } from '../state/editor-context.ts';
import { viewOf } from '../step-view.ts';
import type { Adding, AddingActs, After } from './adding.ts';
import { freePlace, placeAfter } from './place-step.ts';

/** Half a card: what is dropped lies under the pointer. */
const gripPx = { x: 132, y: 38 };

/** Adding steps: by "+", by dragging from the palette, by a click on it. `onAdded` is told the new step. */
export function useAdding(onAdded: (stepId: string) => void) {
  const { store } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [dragged, setDragged] = useState<Offer | null>(null);

  const acts = useMemo((): AddingActs & {
    add: (offer: Offer, where: Omit<Adding, 'at'>, goesOnBy?: string | null) => void;
  } => {
    const add = (offer: Offer, { after, position }: Omit<Adding, 'at'>, goesOnBy: string | null = null): void => {
      const { graph } = store.get().history;
      const id = newStepId();
      const place =
        after === null
          ? { position: freePlace(graph, position ?? screenToFlowPosition(topOfCanvas())), moved: {} }
          : placeAfter(graph, after);
      const { kind, config } = offer;
      store.edit(
        {
          do: 'addNode',
          id,
          kind,
          config,
          position: place.position,
          ...(after === null ? {} : { into: { edge: after, ...(goesOnBy === null ? {} : { port: goesOnBy }) } }),
        },
        `add ${id}`,
      );
      store.edit({ do: 'moveNodes', positions: place.moved }, `add ${id}`);
      setAdding(null);
      setDragged(null);
      onAdded(id);
    };
    return {
      begin: setAdding,
      // Ways in follow nothing.
      isLit: dragged !== null && dragged.group !== 'entry',
      drop: (event: DragEvent, after: After | null) => {
        if (dragged === null) return;
        event.preventDefault();
        const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const isTaken =
          after !== null &&
          store.get().history.graph.edges.some((one) => one.from === after.from && one.port === after.port);
        // Into a connection, a step with several outcomes is asked by which of them the rest goes on.
        const { ports } = viewOf({ id: 'new', kind: dragged.kind, config: dragged.config });
        if (isTaken && ports.length > 1)
          setAdding({ after, at: { x: event.clientX, y: event.clientY }, chosen: dragged });
        else add(dragged, { after, position: { x: x - gripPx.x, y: y - gripPx.y } });
      },
      add,
    };
  }, [dragged, onAdded, screenToFlowPosition, store]);

  return { adding, acts, endAdding: () => setAdding(null), setDragged };
}

/** Where the first step of a journey lies: in the middle, near the top. */
function topOfCanvas(): { x: number; y: number } {
  const { left = 0, top = 0, width = 0 } = document.querySelector('.react-flow')?.getBoundingClientRect() ?? {};
  return { x: left + width / 2 - gripPx.x, y: top + 72 };
}
