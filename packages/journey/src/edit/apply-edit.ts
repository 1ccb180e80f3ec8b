import { graphNodeSchema, graphSchema, type Graph, type GraphNode } from '../model/graph.ts';
import { journeySettingsSchema } from '../model/settings.ts';
import { addNode } from './add-node.ts';
import { duplicateNodes, pasteNodes } from './copy-nodes.ts';
import { connect, disconnect } from './connect.ts';
import type { EditCommand, EditOf } from './edit-command.ts';
import { removeNodes } from './remove-nodes.ts';
import { setConfig } from './set-config.ts';

/**
 * Applies one change. The graph that comes back always fits its schema; a change that cannot be made (a step that is not there,
 * an id that is taken, a name that is too long) gives back the very graph it was given. Steps that did not change stay the same
 * objects.
 */
export function applyEdit(graph: Graph, command: EditCommand): Graph {
  switch (command.do) {
    case 'addNode':
      return addNode(graph, command);
    case 'removeNodes':
      return removeNodes(graph, command);
    case 'connect':
      return connect(graph, command);
    case 'disconnect':
      return disconnect(graph, command);
    case 'moveNodes':
      return moveNodes(graph, command);
    case 'setConfig':
      return setConfig(graph, command);
    case 'setTitle':
      return setText(graph, { id: command.id, name: 'title', text: command.title });
    case 'setNotes':
      return setText(graph, { id: command.id, name: 'notes', text: command.notes });
    case 'setSettings':
      return setSettings(graph, command);
    case 'rename':
      return rename(graph, command);
    case 'duplicate':
      return duplicateNodes(graph, command);
    case 'paste':
      return pasteNodes(graph, command);
  }
}

function moveNodes(graph: Graph, { positions, direction = graph.direction }: EditOf<'moveNodes'>): Graph {
  const moved = graph.nodes.map((node) => {
    const to = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined;
    if (to === undefined || (to.x === node.position?.x && to.y === node.position.y)) return node;
    const isPlace = Number.isFinite(to.x) && Number.isFinite(to.y);
    return isPlace ? { ...node, position: { x: to.x, y: to.y } } : node;
  });
  const isAsBefore = moved.every((node, index) => node === graph.nodes[index]) && direction === graph.direction;
  return isAsBefore ? graph : { ...graph, nodes: moved, ...(direction === undefined ? {} : { direction }) };
}

function setText(graph: Graph, { id, name, text }: { id: string; name: 'title' | 'notes'; text: string }): Graph {
  const node = graph.nodes.find((step) => step.id === id);
  if (node === undefined || (node[name] ?? '') === text) return graph;
  const { [name]: _before, ...rest } = node;
  const changed: GraphNode = text.trim() === '' ? rest : { ...rest, [name]: text };
  if (!graphNodeSchema.safeParse(changed).success) return graph;
  return { ...graph, nodes: graph.nodes.map((step) => (step === node ? changed : step)) };
}

function setSettings(graph: Graph, { settings }: EditOf<'setSettings'>): Graph {
  const parsed = journeySettingsSchema.safeParse(settings);
  return parsed.success ? { ...graph, settings: parsed.data } : graph;
}

function rename(graph: Graph, { name }: EditOf<'rename'>): Graph {
  const isName = graphSchema.shape.name.safeParse(name).success && name.trim() !== '';
  return isName && name !== graph.name ? { ...graph, name } : graph;
}
