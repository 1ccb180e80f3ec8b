import type { Graph, GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import { shorten } from '../nodes/say.ts';
import type { EditCommand } from './edit-command.ts';

/** What a change does, as it stands behind "Undo": "delete Wait 3 days". Said of the graph before the change. */
export function say(command: EditCommand, graph: Graph): string {
  const named = (id: string): string => nameIn(graph, id);
  switch (command.do) {
    case 'addNode':
      return `add ${definitionOf(command.kind)?.title ?? 'a step'}`;
    case 'removeNodes':
      return `delete ${sayNodes(graph, command.ids)}`;
    case 'connect':
      return `connect ${named(command.from)} to ${named(command.to)}`;
    case 'disconnect':
      return `disconnect ${named(command.from)}`;
    case 'moveNodes':
      return command.direction === undefined ? `move ${sayNodes(graph, Object.keys(command.positions))}` : 'tidy up';
    case 'setConfig':
      return `change ${named(command.id)}`;
    case 'setTitle':
      return command.title.trim() === '' ? `reset the title of ${named(command.id)}` : `retitle ${named(command.id)}`;
    case 'setNotes':
      return `change the notes of ${named(command.id)}`;
    case 'setSettings':
      return 'change the journey settings';
    case 'rename':
      return `rename to “${shorten(command.name)}”`;
    case 'duplicate':
      return `duplicate ${sayNodes(graph, command.ids)}`;
    case 'paste':
      return `paste ${sayAmount(command.nodes.length)}`;
  }
}

function sayNodes(graph: Graph, ids: readonly string[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? nameIn(graph, only) : sayAmount(ids.length);
}

function sayAmount(amount: number): string {
  return amount === 1 ? '1 step' : `${amount} steps`;
}

function nameIn(graph: Graph, id: string): string {
  const node = graph.nodes.find((step) => step.id === id);
  return node === undefined ? 'a step' : nameOf(node);
}

/** A person's own title, else what the card says, else the kind. */
function nameOf({ title, kind, config }: GraphNode): string {
  if (title !== undefined) return title;
  const definition = definitionOf(kind);
  const parsed = definition?.config.safeParse(config);
  return parsed?.success === true ? (definition?.say(parsed.data) ?? '') : (definition?.title ?? 'a step');
}
