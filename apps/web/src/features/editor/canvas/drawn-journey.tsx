import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { Graph } from '@tendril/journey';
import { ReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { toFlow, type CardNode, type Standing } from '../to-flow.ts';
import { Card } from './card.tsx';
import { Connection } from './connection.tsx';
import classes from './drawn-journey.module.css';

const cardTypes = { card: Card };
const connectionTypes = { connection: Connection };

/** React Flow tells how to select and delete, which cannot be done here. */
const nothingToEdit = {
  'node.a11yDescription.default': '',
  'node.a11yDescription.keyboardDisabled': '',
  'edge.a11yDescription.default': '',
};

interface DrawnJourneyProps {
  graph: Graph;
  /** The steps of the way, in the order in which they were passed; a step of a loop comes once. */
  way: readonly string[];
  /** Exits that were taken, as `step/exit`. */
  exits: ReadonlySet<string>;
  standing: Readonly<Record<string, Standing>>;
  /** When a step was passed, in short words on its card. */
  times: ReadonlyMap<string, string>;
  /** What a screen reader says of a step. */
  sayStep: (stepId: string) => string;
  /** Somebody points at a step or came to it by keys. */
  onLook: (stepId: string) => void;
  /** As large as the width allows, or large enough to read every word. */
  size: 'fit' | 'readable';
}

/** Around the cards: badges stand above them, and "leaves here" below. In pixels of the canvas. */
const marginPx = 56;
const [leastFit, leastReadable, most] = [0.3, 0.85, 1];

/** A journey that is only looked at, with a way through it lit up. It scrolls like any other part of a page. */
export function DrawnJourney(props: DrawnJourneyProps) {
  const { graph, way, exits, standing, times, sayStep, onLook, size } = props;
  const { ref: sizeRef, width } = useElementSize();
  const frameRef = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sizeRef, frameRef);
  const last = way.at(-1) ?? null;
  const [focused, setFocused] = useState(last);
  const colorMode = useComputedColorScheme('light');
  const { cards, connections } = useMemo(() => {
    const path = new Set([...way, ...exits]);
    const flow = toFlow({ graph, problems: [], standing, path, selected: [], focused, times });
    return {
      connections: flow.connections,
      cards: flow.cards.map((card): CardNode => ({ ...card, data: { ...card.data, spoken: sayStep(card.id) } })),
    };
  }, [graph, way, exits, standing, times, focused, sayStep]);
  const box = boxAround(cards);
  const least = size === 'fit' ? leastFit : leastReadable;
  const zoom = Math.min(most, Math.max(least, width / box.width));

  const standsAt = cards.find(({ id }) => id === last)?.position;
  const [x, y] = [((standsAt?.x ?? 0) - box.left) * zoom, ((standsAt?.y ?? 0) - box.top) * zoom];
  const isDrawn = width > 0;
  useEffect(() => {
    const frame = frameRef.current;
    // The end of the way comes into the lower half: what led there is seen above it.
    if (isDrawn) frame?.scrollTo({ left: x - frame.clientWidth / 3, top: y - frame.clientHeight / 2 });
  }, [isDrawn, x, y]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = way[way.indexOf(focused ?? '') + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-step="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <div
      ref={ref}
      className={classes.frame}
      role="group"
      aria-label="The way, drawn on the journey. Arrow up and down follow it."
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = event.target.closest<HTMLElement>('[data-step]')?.dataset['step'];
        if (id === undefined) return;
        setFocused(id);
        onLook(id);
      }}
    >
      {isDrawn && (
        <div className={classes.drawing} style={{ width: box.width * zoom, height: box.height * zoom }}>
          <ReactFlow
            nodes={cards}
            edges={connections}
            nodeTypes={cardTypes}
            edgeTypes={connectionTypes}
            viewport={{ x: -box.left * zoom, y: -box.top * zoom, zoom }}
            colorMode={colorMode}
            onNodeMouseEnter={(_event, { id }) => onLook(id)}
            onNodeClick={(_event, { id }) => onLook(id)}
            nodesDraggable={false}
            nodesConnectable={false}
            elementsSelectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            panOnDrag={false}
            zoomOnScroll={false}
            zoomOnPinch={false}
            zoomOnDoubleClick={false}
            preventScrolling={false}
            minZoom={leastFit}
            ariaLabelConfig={nothingToEdit}
            proOptions={{ hideAttribution: true }}
          />
        </div>
      )}
    </div>
  );
}

function boxAround(cards: readonly CardNode[]): { left: number; top: number; width: number; height: number } {
  const left = Math.min(...cards.map(({ position }) => position.x)) - marginPx;
  const top = Math.min(...cards.map(({ position }) => position.y)) - marginPx;
  const right = Math.max(...cards.map(({ position, width = 0 }) => position.x + width)) + marginPx;
  const bottom = Math.max(...cards.map(({ position, height = 0 }) => position.y + height)) + marginPx;
  return { left, top, width: right - left, height: bottom - top };
}
