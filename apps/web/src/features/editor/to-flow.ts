import type { Direction, Edge, Graph, GraphNode, Port, Problem } from '@tendril/journey';
import type { Edge as FlowEdge, Node as FlowNode } from '@xyflow/react';
import { entryMark, exitMark, frameOf, handlesOf, type CardFrame } from './card-frame.ts';
import { corridorOf, type Ends } from './corridors.ts';
import { nameOf, viewOf, type NamedStep } from './step-view.ts';

/** An exit of a card. */
export interface Exit extends Port {
  /** The step it leads to; null for an open one. */
  to: string | null;
}

/** How many leads stand at a step, and how many of them are held. */
export interface Standing {
  here: number;
  held: number;
}

export interface CardData extends Record<string, unknown> {
  step: GraphNode;
  exits: readonly Exit[];
  frame: CardFrame;
  /** When leads come here: "day 4–9"; empty where nobody comes. */
  time: string;
  problems: readonly Problem[];
  standing: Standing;
  /** No way leads here, and it lets nobody in. */
  isAdrift: boolean;
  /** The tested lead came through; null when no test is shown. */
  isTravelled: boolean | null;
  /** The exit ↓ and A are about, by its place; null where the focus is elsewhere. */
  chosenExit: number | null;
  /** Tab comes to the canvas here. */
  isTabStop: boolean;
  /** What a screen reader says: place, line, outcomes, problems. */
  spoken: string;
}

export interface ConnectionData extends Record<string, unknown> {
  connection: Edge;
  /** "Branch, interested, to Notify sales". */
  words: string;
  isTravelled: boolean | null;
  direction: Direction;
  /** Where it runs along beside cards in between; null for the direct way. */
  corridor: number | null;
}

export type CardNode = FlowNode<CardData, 'card'>;
export type ConnectionEdge = FlowEdge<ConnectionData, 'connection'>;

export interface Shown {
  graph: Graph;
  problems: readonly Problem[];
  standing: Readonly<Record<string, Standing>>;
  /** Steps and exits the tested lead took, exits as `step/exit`; null when no test is shown. */
  path: ReadonlySet<string> | null;
  selected: readonly string[];
  /** The step that has, or had, the focus. */
  focused?: string | null | undefined;
  /** The exit that ← → chose at the focused step, by its place. */
  chosenExit?: number | null | undefined;
  /** When leads come to each step, in words. */
  times?: ReadonlyMap<string, string> | undefined;
  /** What steps made by engineers are called. */
  catalogue?: readonly NamedStep[] | undefined;
}

const nobody: Standing = { here: 0, held: 0 };

/** What React Flow draws of a graph. Nothing here is kept: the graph is the state. */
export function toFlow(shown: Shown): { cards: CardNode[]; connections: ConnectionEdge[] } {
  const { graph, problems, path, selected, catalogue = [] } = shown;
  const called = (step: GraphNode): string => nameOf(step, catalogue);
  const problemsOf = Map.groupBy(problems, ({ nodeId }) => nodeId);
  const edgesFrom = Map.groupBy(graph.edges, ({ from }) => from);
  const reached = new Set(graph.edges.map(({ to }) => to));
  const steps = new Map(graph.nodes.map((step) => [step.id, step]));
  const tabStop = steps.has(shown.focused ?? '') ? shown.focused : graph.nodes[0]?.id;
  const cards = graph.nodes.map((step, index): CardNode => {
    const { group } = viewOf(step);
    const exits = exitsOf(step, edgesFrom.get(step.id) ?? []);
    const frame = frameOf(exits.length, graph.direction);
    const time = shown.times?.get(step.id) ?? '';
    const own = problemsOf.get(step.id) ?? [];
    const place = `Step ${index + 1} of ${graph.nodes.length}`;
    return {
      id: step.id,
      type: 'card',
      position: step.position ?? { x: 0, y: index * 180 },
      width: frame.width,
      height: frame.height,
      // Known beforehand, so that cards out of view need not be drawn to be measured.
      measured: { width: frame.width, height: frame.height },
      handles: handlesOf(exits, frame, group === 'entry'),
      selected: selected.includes(step.id),
      data: {
        step,
        exits,
        frame,
        time,
        problems: own,
        standing: shown.standing[step.id] ?? nobody,
        isAdrift: group !== 'entry' && !reached.has(step.id),
        isTravelled: path === null ? null : path.has(step.id),
        chosenExit: step.id === shown.focused ? (shown.chosenExit ?? null) : null,
        isTabStop: step.id === tabStop,
        spoken: [
          place,
          [called(step), time].filter(Boolean).join(', '),
          sayExits(exits, steps, called),
          sayProblems(own),
        ]
          .filter(Boolean)
          .join('. '),
      },
    };
  });
  return { cards, connections: connectionsOf(graph, { cards, path, called }) };
}

/** The exits of a step in the order they are drawn; connections from exits it has no more come last, so that none is hidden. */
export function exitsOf(step: GraphNode, edges: readonly Edge[]): Exit[] {
  const out = edges.filter(({ from }) => from === step.id);
  const { ports } = viewOf(step);
  const gone = out.filter(({ port }) => !ports.some(({ id }) => id === port));
  return [...ports, ...gone.map(({ port }) => ({ id: port, title: port }))].map((port) => ({
    ...port,
    to: out.find((edge) => edge.port === port.id)?.to ?? null,
  }));
}

function connectionsOf(
  { edges, direction = 'down' }: Graph,
  {
    cards,
    path,
    called,
  }: { cards: readonly CardNode[]; path: ReadonlySet<string> | null; called: (step: GraphNode) => string },
): ConnectionEdge[] {
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const lying = cards.map(({ position, data: { frame } }) => ({
    ...position,
    width: frame.width,
    height: frame.height,
  }));
  return edges.flatMap((connection) => {
    const [from, to] = [cardOf.get(connection.from), cardOf.get(connection.to)];
    if (from === undefined || to === undefined) return [];
    const port = from.data.exits.find(({ id }) => id === connection.port);
    const ends = endsOf(from, connection.port, to);
    return {
      id: connectionId(connection),
      type: 'connection' as const,
      source: connection.from,
      sourceHandle: connection.port,
      target: connection.to,
      data: {
        connection,
        words: `${called(from.data.step)}, ${port?.title ?? connection.port}, to ${called(to.data.step)}`,
        isTravelled: path === null ? null : path.has(`${connection.from}/${connection.port}`),
        direction,
        corridor: ends === null ? null : corridorOf(ends, lying, direction),
      },
    };
  });
}

/** Null where an exit is on another side than the way the journey leads. */
function endsOf(from: CardNode, port: string, to: CardNode): Ends | null {
  const { exits, frame } = from.data;
  if (frame.hasRows && frame.direction === 'down') return null;
  const index = Math.max(
    0,
    exits.findIndex(({ id }) => id === port),
  );
  const [out, into] = [exitMark(index, exits.length, frame), entryMark(to.data.frame)];
  return {
    from: { x: from.position.x + out.x, y: from.position.y + out.y },
    to: { x: to.position.x + into.x, y: to.position.y + into.y },
  };
}

export function connectionId({ from, port, to }: Edge): string {
  return `${from}/${port}/${to}`;
}

function sayExits(
  exits: readonly Exit[],
  steps: ReadonlyMap<string, GraphNode>,
  called: (step: GraphNode) => string,
): string {
  if (exits.length === 0) return '';
  const ways = exits.map(({ title, to }) => {
    const next = to === null ? undefined : steps.get(to);
    return `${title} ${next === undefined ? 'leaves here' : `goes to ${called(next)}`}`;
  });
  return `${exits.length} ${exits.length === 1 ? 'outcome' : 'outcomes'}: ${ways.join(', ')}`;
}

function sayProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  return `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: ${problems.map(({ message }) => message).join(' ')}`;
}
