import type { GraphNode } from '@tendril/journey';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useContext, type KeyboardEvent } from 'react';
import { useEditor } from '../state/editor-context.ts';
import { exitsOf } from '../to-flow.ts';
import { AddingContext } from './adding.ts';

interface KeyActs {
  /** False where journeys are only read. */
  canEdit: boolean;
  /** The exit that ↓ and A are about, by its place; null before ← → chose one. */
  chosenExit: number | null;
  chooseExit: (index: number) => void;
  onOpen: (stepId: string) => void;
  /** `focused` is the card the keys are at; it counts where nothing is selected. */
  onRemove: (selected: readonly string[], focused: string | undefined) => void;
  onConnectFrom: (stepId: string) => void;
}

const movePx = 24;
const moves: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowUp: { x: 0, y: -movePx },
  ArrowDown: { x: 0, y: movePx },
  ArrowLeft: { x: -movePx, y: 0 },
  ArrowRight: { x: movePx, y: 0 },
};

/** Single keys of the canvas; they act only while the focus is on a card or on the canvas itself. */
export function useCanvasKeys(keyActs: KeyActs): (event: KeyboardEvent) => void {
  const { store } = useEditor();
  const actsAt = useStepActs(keyActs);
  return (event) => {
    if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey) return;
    if (event.target.closest('input, textarea, select, [role=dialog]') !== null) return;
    const { history, selected } = store.get();
    if (event.key === 'Escape') return store.select([]);
    const id = event.target.closest<HTMLElement>('[data-step]')?.dataset['step'];
    const step = history.graph.nodes.find((node) => node.id === id);
    if (keyActs.canEdit && (event.key === 'Delete' || event.key === 'Backspace'))
      return keyActs.onRemove(selected, step?.id);
    if (step === undefined) return;
    const move = moves[event.key];
    if (event.altKey && move !== undefined && keyActs.canEdit) {
      const { x = 0, y = 0 } = step.position ?? {};
      const positions = { [step.id]: { x: x + move.x, y: y + move.y } };
      event.preventDefault();
      return store.edit({ do: 'moveNodes', positions }, `move ${step.id}`);
    }
    const act = actsAt(step)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

/** What the keys do at a step: ↓ ↑ follow the journey, ← → choose the outcome that ↓ and A are about. */
function useStepActs({
  canEdit,
  chosenExit,
  chooseExit,
  onOpen,
  onConnectFrom,
}: KeyActs): (step: GraphNode) => Readonly<Record<string, () => void>> {
  const { store } = useEditor();
  const { begin } = useContext(AddingContext);
  const goTo = useGoTo();
  return (step) => {
    const { edges } = store.get().history.graph;
    const exits = exitsOf(step, edges);
    const index = Math.min(chosenExit ?? 0, exits.length - 1);
    const choose = (wanted: number): void => {
      const next = Math.max(0, Math.min(wanted, exits.length - 1));
      const exit = exits[next];
      if (exit === undefined) return;
      chooseExit(next);
      store.announce(`Outcome ${next + 1} of ${exits.length}: ${exit.title}`);
    };
    const addAfter = (): void => {
      const port = exits[index]?.id;
      const box = cardOf(step.id)?.getBoundingClientRect();
      if (port !== undefined && box !== undefined)
        begin({ after: { from: step.id, port }, at: { x: box.left, y: box.bottom + 8 } });
    };
    const enter = (): void => {
      onOpen(step.id);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-settings] :is(input, textarea)')?.focus());
    };
    const reading = {
      ArrowDown: () => goTo(exits[index]?.to ?? exits.find(({ to }) => to !== null)?.to),
      ArrowUp: () => goTo(edges.find(({ to }) => to === step.id)?.from),
      ArrowLeft: () => choose(index - 1),
      ArrowRight: () => choose(chosenExit === null ? 0 : index + 1),
      Enter: enter,
      ' ': enter,
    };
    return canEdit ? { ...reading, a: addAfter, c: () => onConnectFrom(step.id) } : reading;
  };
}

/** Takes the focus, the selection and the view to a step. */
export function useGoTo(): (id: string | null | undefined) => void {
  const { store } = useEditor();
  const { getNode, setCenter, getZoom } = useReactFlow();
  return useCallback(
    (id) => {
      const card = id === null || id === undefined ? undefined : getNode(id);
      if (card === undefined) return;
      const { x, y } = card.position;
      void setCenter(x + (card.width ?? 0) / 2, y + 80, { zoom: Math.max(getZoom(), 0.6), duration: 120 });
      focusCard(card.id);
      store.select([card.id]);
    },
    [getNode, getZoom, setCenter, store],
  );
}

/** Frames for which a card that was out of view is waited for. */
const mostFrames = 30;

/** Gives a card the focus; one that was out of view is drawn first. */
export function focusCard(stepId: string, framesLeft = mostFrames): void {
  const card = cardOf(stepId);
  if (card !== null) card.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusCard(stepId, framesLeft - 1));
}

/** The card of a step on the page. */
export function cardOf(stepId: string): HTMLElement | null {
  return document.querySelector(`[data-step="${stepId}"]`);
}
