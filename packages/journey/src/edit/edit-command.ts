import type { Direction, Edge, GraphNode } from '../model/graph.ts';
import type { JourneySettings } from '../model/settings.ts';

/** Where a card lies on the canvas, in its pixels. */
export interface Position {
  x: number;
  y: number;
}

/** An outcome of a step; a lead goes one way from it. */
export type Exit = Pick<Edge, 'from' | 'port'>;

/** A change a person makes to a journey, as plain data. Ids of new steps are chosen by whoever makes the change. */
export type EditCommand =
  | {
      do: 'addNode';
      id: string;
      kind: string;
      config?: Record<string, unknown>;
      position?: Position;
      /**
       * Puts the step behind this exit. What the exit led to goes on by `port` of the new step, the last one where it is not
       * said.
       */
      into?: { edge: Exit; port?: string };
    }
  /** What led to a removed step leads to where that step's `keepPort` led: by default its last connected outcome. */
  | { do: 'removeNodes'; ids: readonly string[]; keepPort?: string }
  /** An exit that led elsewhere leads here from then on. */
  | { do: 'connect'; from: string; port: string; to: string }
  | { do: 'disconnect'; from: string; port: string }
  /** With a direction when all were laid out anew. */
  | { do: 'moveNodes'; positions: Readonly<Record<string, Position>>; direction?: Direction }
  /** Connections of outcomes that the new settings no longer have go away. */
  | { do: 'setConfig'; id: string; config: Record<string, unknown> }
  /** An empty title follows the settings again. */
  | { do: 'setTitle'; id: string; title: string }
  | { do: 'setNotes'; id: string; notes: string }
  | { do: 'setSettings'; settings: JourneySettings }
  | { do: 'rename'; name: string }
  /** `newIds` by old id; steps without a new id are left out. */
  | { do: 'duplicate'; ids: readonly string[]; newIds: Readonly<Record<string, string>> }
  /** Steps and connections from a clipboard. `newIds` renames those whose ids are taken. */
  | {
      do: 'paste';
      nodes: readonly GraphNode[];
      edges: readonly Edge[];
      newIds?: Readonly<Record<string, string>>;
    };

export type EditOf<Do extends EditCommand['do']> = Extract<EditCommand, { do: Do }>;
