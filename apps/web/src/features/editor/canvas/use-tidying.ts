import type { Direction } from '@tendril/journey';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useEditor } from '../state/editor-context.ts';
import { frameOfStep } from './place-step.ts';
import { openingView } from './opening-view.ts';

/** Moves the view to where the journey is read first. */
export function useShowBeginning(): () => void {
  const { store } = useEditor();
  const { setViewport } = useReactFlow();
  return useCallback(() => {
    const { graph } = store.get().history;
    const stage = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (stage === undefined || graph.nodes.length === 0) return;
    const cards = graph.nodes.map((step) => {
      const { width, height } = frameOfStep(step, graph);
      return { position: step.position ?? { x: 0, y: 0 }, width, height };
    });
    void setViewport(openingView(cards, stage), { duration: 150 });
  }, [setViewport, store]);
}

/** Lays out all steps anew and shows what came of it. The layout is worked out in a file of its own, loaded at the first use. */
export function useTidying(): (direction: Direction) => Promise<void> {
  const { store } = useEditor();
  const showBeginning = useShowBeginning();
  return useCallback(
    async (direction) => {
      const { tidyPlaces } = await import('./tidy.ts');
      const positions = await tidyPlaces({ ...store.get().history.graph, direction });
      store.edit({ do: 'moveNodes', positions, direction });
      showBeginning();
    },
    [showBeginning, store],
  );
}
