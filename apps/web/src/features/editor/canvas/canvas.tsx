import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import {
  applyNodeChanges,
  Background,
  MiniMap,
  ReactFlow,
  SelectionMode,
  type Connection as NewConnection,
  type EdgeChange,
  type NodeChange,
  type ReactFlowInstance,
} from '@xyflow/react';
import { useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useEditor, useEditorState, useGraph, type Problems } from '../state/editor-context.ts';
import { connectionId, toFlow, type CardNode, type ConnectionEdge } from '../to-flow.ts';
import { AddingContext } from './adding.ts';
import { CanvasBar } from './canvas-bar.tsx';
import classes from './canvas.module.css';
import { Card } from './card.tsx';
import { Connection } from './connection.tsx';
import { keepDrawn } from './keep-drawn.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';

const miniMapSize = { width: 150, height: 104 };
const cardTypes = { card: Card };
const connectionTypes = { connection: Connection };

/** Below this the words on the cards cannot be read. */
const readableZoom = 0.6;

interface CanvasProps {
  problems: Problems;
  /** Where the tested lead went; null when no test is shown. */
  path: ReadonlySet<string> | null;
  onOpen: (stepId: string) => void;
  onRemove: (stepIds: readonly string[]) => void;
  /** Lets a person choose from a list where an exit leads. */
  onConnectFrom: (stepId: string) => void;
}

/** The drawing. It shows the draft and turns what is done with mouse and keys into edits of it. */
export function Canvas({ problems, path, onOpen, onRemove, onConnectFrom }: CanvasProps) {
  const { store, standing } = useEditor();
  const graph = useGraph();
  const selected = useEditorState((state) => state.selected);
  const { drop } = useContext(AddingContext);
  const [focused, setFocused] = useState<string | null>(null);
  const [selectedConnection, selectConnection] = useState<string | null>(null);
  const flow = useMemo(
    () => toFlow({ graph, problems, standing, path, selected, focused }),
    [graph, problems, standing, path, selected, focused],
  );
  const [cards, setCards] = useState(flow.cards);
  useEffect(() => setCards((drawn) => keepDrawn(drawn, flow.cards)), [flow.cards]);
  const connections = useMemo(
    () => flow.connections.map((one): ConnectionEdge => ({ ...one, selected: one.id === selectedConnection })),
    [flow.connections, selectedConnection],
  );
  const onKeyDown = useCanvasKeys({
    onOpen,
    onConnectFrom,
    onRemove: (ids) => {
      const connection = graph.edges.find((edge) => connectionId(edge) === selectedConnection);
      if (ids.length > 0) onRemove(ids);
      else if (connection !== undefined) store.edit({ do: 'disconnect', from: connection.from, port: connection.port });
    },
  });

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      setCards((drawn) =>
        applyNodeChanges(
          changes.filter(({ type }) => type !== 'remove'),
          drawn,
        ),
      );
      const picks = changes.filter((change) => change.type === 'select');
      if (picks.length === 0) return;
      const dropped = new Set(picks.filter((pick) => !pick.selected).map(({ id }) => id));
      const added = picks.filter((pick) => pick.selected).map(({ id }) => id);
      store.select([...store.get().selected.filter((id) => !dropped.has(id) && !added.includes(id)), ...added]);
    },
    [store],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<ConnectionEdge>[]) => {
    for (const change of changes) {
      if (change.type === 'select')
        selectConnection((now) => (change.selected ? change.id : now === change.id ? null : now));
    }
  }, []);

  return (
    <div
      className={classes.canvas}
      role="application"
      aria-label="Canvas. Arrow keys follow the journey, Enter opens a step, A adds one, question mark lists all keys."
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = event.target.closest<HTMLElement>('[data-step]')?.dataset['step'];
        if (id !== undefined) setFocused(id);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => drop(event, null)}
    >
      <ReactFlow
        nodes={cards}
        edges={connections}
        nodeTypes={cardTypes}
        edgeTypes={connectionTypes}
        colorMode={useComputedColorScheme('light')}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeClick={(event, { id }) => !event.shiftKey && onOpen(id)}
        onNodeDragStop={(_event, _card, moved) =>
          store.edit({
            do: 'moveNodes',
            positions: Object.fromEntries(moved.map(({ id, position }) => [id, position])),
          })
        }
        onConnect={({ source, sourceHandle, target }: NewConnection) =>
          store.edit({ do: 'connect', from: source, port: sourceHandle ?? 'next', to: target })
        }
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        connectionRadius={40}
        minZoom={0.1}
        maxZoom={2}
        onInit={showBeginning}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
        {graph.nodes.length > 0 && (
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

/** The whole journey where it can be read at once, else its beginning. */
function showBeginning(flow: ReactFlowInstance<CardNode, ConnectionEdge>): void {
  const cards = flow.getNodes();
  const [stage, drawn] = [document.querySelector('.react-flow')?.getBoundingClientRect(), flow.getNodesBounds(cards)];
  if (stage === undefined || cards.length === 0) return;
  const fits = Math.min(stage.width / drawn.width, stage.height / drawn.height);
  if (fits >= readableZoom) return void flow.fitView({ maxZoom: 1, padding: 0.15 });
  const first = cards.reduce((top, card) => (card.position.y < top.position.y ? card : top));
  const zoom = 0.85;
  const x = stage.width / 2 - (first.position.x + (first.width ?? 0) / 2) * zoom;
  void flow.setViewport({ x, y: 48 - first.position.y * zoom, zoom });
}
