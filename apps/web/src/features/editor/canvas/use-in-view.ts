import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';

/** Moves the canvas until a step can be seen; where it can be seen already, nothing moves. */
export function useInView(): (stepId: string) => void {
  const { getNode, getZoom, setCenter } = useReactFlow();
  return useCallback(
    (stepId) => {
      // The settings that open beside it make the canvas narrower first.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const card = getNode(stepId);
          if (card === undefined || isInView(stepId)) return;
          const [x, y] = [card.position.x + (card.width ?? 0) / 2, card.position.y + (card.height ?? 0) / 2];
          void setCenter(x, y, { zoom: Math.max(getZoom(), 0.6), duration: 160 });
        }),
      );
    },
    [getNode, getZoom, setCenter],
  );
}

function isInView(stepId: string): boolean {
  const stage = document.querySelector('.react-flow')?.getBoundingClientRect();
  const card = document.querySelector(`[data-step="${stepId}"]`)?.getBoundingClientRect();
  if (stage === undefined || card === undefined) return false;
  return (
    card.left >= stage.left && card.right <= stage.right && card.top >= stage.top && card.bottom <= stage.bottom - 48
  );
}
