import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import { Background, MiniMap, ReactFlow, SelectionMode, type ReactFlowInstance } from '@xyflow/react';
import { useContext, useState } from 'react';
import { useEditor, useGraph, type Problems } from '../state/editor-context.ts';
import { useCanEdit } from '../state/use-can-edit.ts';
import { connectionId, type CardNode, type ConnectionEdge } from '../to-flow.ts';
import { AddingContext } from './adding.ts';
import { CanvasBar } from './canvas-bar.tsx';
import classes from './canvas.module.css';
import { Card } from './card.tsx';
import { Connection } from './connection.tsx';
import { markNearest } from './drop-zones.ts';
import { openingView } from './opening-view.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useDrawing } from './use-drawing.ts';

const miniMapSize = { width: 150, height: 104 };
const cardTypes = { card: Card };
const connectionTypes = { connection: Connection };
const grid: [number, number] = [12, 12];
const selectsSeveral = ['Shift', 'Meta', 'Control'];
const hidesNothing = { hideAttribution: true };
/** Up to here all cards are on the page, in the order in which they are read; of more only those in view. */
const mostDrawn = 80;

interface CanvasProps {
  problems: Problems;
  /** When leads come to each step, in words. */
  times: ReadonlyMap<string, string>;
  /** Where the tested lead went; null when no test is shown. */
  path: ReadonlySet<string> | null;
  onOpen: (stepId: string) => void;
  onRemove: (stepIds: readonly string[]) => void;
  /** Lets a person choose from a list where an exit leads. */
  onConnectFrom: (stepId: string) => void;
}

/** The drawing. It shows the draft and turns what is done with mouse and keys into edits of it. */
export function Canvas({ problems, times, path, onOpen, onRemove, onConnectFrom }: CanvasProps) {
  const { store } = useEditor();
  const graph = useGraph();
  const canEdit = useCanEdit();
  const { drop, isLit } = useContext(AddingContext);
  const [focused, setFocused] = useState<string | null>(null);
  const [chosenExit, chooseExit] = useState<number | null>(null);
  const { cards, connections, selectedConnection, changes } = useDrawing({
    problems,
    times,
    path,
    focused,
    chosenExit,
  });
  const onKeyDown = useCanvasKeys({
    canEdit,
    chosenExit,
    chooseExit,
    onOpen,
    onConnectFrom,
    onRemove: (ids, atFocus) => {
      const connection = graph.edges.find((edge) => connectionId(edge) === selectedConnection);
      if (ids.length > 0) onRemove(ids);
      else if (connection !== undefined) store.edit({ do: 'disconnect', from: connection.from, port: connection.port });
      else if (atFocus !== undefined) onRemove([atFocus]);
    },
  });
  return (
    <div
      className={classes.canvas}
      role="application"
      aria-label="Canvas. Arrow keys follow the journey, Enter opens a step, A adds one, question mark lists all keys."
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = event.target.closest<HTMLElement>('[data-step]')?.dataset['step'];
        if (id === undefined || id === focused) return;
        setFocused(id);
        chooseExit(null);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        if (isLit) markNearest(event.currentTarget, { x: event.clientX, y: event.clientY });
      }}
      onDrop={(event) => drop(event, markNearest(event.currentTarget, { x: event.clientX, y: event.clientY }))}
    >
      <ReactFlow
        nodes={cards}
        edges={connections}
        nodeTypes={cardTypes}
        edgeTypes={connectionTypes}
        colorMode={useComputedColorScheme('light')}
        {...changes}
        onNodeClick={(event, { id }) => !event.shiftKey && onOpen(id)}
        nodesDraggable={canEdit}
        nodesConnectable={canEdit}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={selectsSeveral}
        selectionMode={SelectionMode.Partial}
        onlyRenderVisibleElements={cards.length > mostDrawn}
        snapToGrid
        snapGrid={grid}
        connectionRadius={40}
        minZoom={0.1}
        maxZoom={2}
        onInit={showBeginning}
        proOptions={hidesNothing}
      >
        <Background gap={24} />
        {canEdit && graph.nodes.length > 0 && (
          <MiniMap
            style={miniMapSize}
            pannable
            zoomable
            ariaLabel="Overview"
            className={classes.miniMap ?? ''}
            nodeBorderRadius={20}
          />
        )}
        <CanvasBar />
      </ReactFlow>
    </div>
  );
}

function showBeginning(flow: ReactFlowInstance<CardNode, ConnectionEdge>): void {
  const stage = document.querySelector('.react-flow')?.getBoundingClientRect();
  const cards = flow.getNodes();
  if (stage !== undefined && cards.length > 0) void flow.setViewport(openingView(cards, stage));
}
