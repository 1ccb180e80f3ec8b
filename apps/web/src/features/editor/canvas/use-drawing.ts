import { applyNodeChanges, type Connection as NewConnection, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useEditor, useEditorState, useGraph } from '../state/editor-context.ts';
import { toFlow, type CardNode, type ConnectionEdge, type Shown } from '../to-flow.ts';
import { keepConnections } from './keep-drawn.ts';
import { useGliding } from './use-gliding.ts';

/** Cards and connections as they are drawn, and what happens when they are dragged, selected or connected. */
export function useDrawing(shown: Omit<Shown, 'graph' | 'standing' | 'selected' | 'catalogue'>) {
  const { store, standing, catalogue } = useEditor();
  const graph = useGraph();
  const selected = useEditorState((state) => state.selected);
  const [selectedConnection, selectConnection] = useState<string | null>(null);
  const { problems, path, times, focused, chosenExit } = shown;
  const flow = useMemo(
    () => toFlow({ graph, standing, selected, problems, path, times, focused, chosenExit, catalogue }),
    [graph, standing, selected, problems, path, times, focused, chosenExit, catalogue],
  );
  const [cards, setCards] = useState(flow.cards);
  const glideTo = useGliding(cards, setCards);
  useEffect(() => glideTo(flow.cards), [flow.cards, glideTo]);
  const [connections, setConnections] = useState<ConnectionEdge[]>([]);
  useEffect(() => {
    const next = flow.connections.map((one): ConnectionEdge => ({ ...one, selected: one.id === selectedConnection }));
    setConnections((drawn) => keepConnections(drawn, next));
  }, [flow.connections, selectedConnection]);

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
  const onNodeDragStop = useCallback(
    (_event: unknown, _card: CardNode, moved: CardNode[]) =>
      store.edit({ do: 'moveNodes', positions: Object.fromEntries(moved.map(({ id, position }) => [id, position])) }),
    [store],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: NewConnection) =>
      store.edit({ do: 'connect', from: source, port: sourceHandle ?? 'next', to: target }),
    [store],
  );
  return {
    cards,
    connections,
    selectedConnection,
    changes: { onNodesChange, onEdgesChange, onNodeDragStop, onConnect },
  };
}
