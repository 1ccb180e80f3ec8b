import type { z } from 'zod';
import type { Entry, Listen } from '../model/state.ts';
import type { Effect } from '../model/effect.ts';
import type { CallResult, LeadEvent } from '../model/facts.ts';
import type { Problem } from '../model/problem.ts';
import type { EventReach } from '../model/plan.ts';
import type { World } from '../advance/world.ts';

export const nodeGroups = ['entry', 'time', 'path', 'message', 'lead', 'sales', 'code', 'end'] as const;
export type NodeGroup = (typeof nodeGroups)[number];

/** A named exit. `title` is what the canvas writes at it. */
export interface Port {
  id: string;
  title: string;
  /** Leads leave by it when the step could not do what it is there for. */
  isFailure?: true;
}

/** A part of a step's sentence. `of` is the setting it says, as a path: `limit`, `outcomes.0`. */
export type SentencePart = string | { says: string; of: string };

/** How a step ends when the lead arrives: go on, wait, call an activity, leave, or be held. `since` of a listen defaults to the arrival. */
export type Outcome =
  | { kind: 'go'; port: string }
  | {
      kind: 'wait';
      deadline: number | null;
      deadlinePort: string;
      listens: readonly Listen[];
      /** An out-of-office answer moves the deadline to the day of return. */
      movesWithAbsence?: boolean;
      /** Directly behind a mail, the time counts from when that mail really left. */
      countsFromMail?: boolean;
    }
  | { kind: 'call'; activityKind: string; input: Readonly<Record<string, unknown>> }
  | { kind: 'end'; reason: string; by: 'step' | 'goal' }
  | { kind: 'hold'; reason: string };

export interface NodeContext {
  nodeId: string;
  visit: number;
  /** Epoch ms at which the lead arrives. */
  at: number;
  world: World;
  /** Makes a change; later steps of the block see it. */
  effect: (effect: Effect) => void;
  /** Writes what a decision rested on into the path row. */
  note: (name: string, value: unknown) => void;
}

/** What made a waiting or calling step go on. */
export type Leaving = { port: string; event: LeadEvent | null; call: CallResult | null };

/** What a step reads, so that only this is loaded. */
export interface NodeReads {
  events?: Readonly<Record<string, EventReach>>;
  mail?: boolean;
}

/** How long leads stay at a step before they leave by one of its exits, as far as its settings say; days have 24 hours. */
export interface Stay {
  leastMs: number;
  /** Null where nothing limits it. */
  mostMs: number | null;
  /** Directly behind an email that was held back, the time counts from when the email left. */
  countsFromMail?: boolean;
  /** They leave so many ms after a date (before it below 0), whenever they came. */
  until?: { words: string; offsetMs: number };
}

export interface NodeDefinition<Kind extends string = string, Config = unknown> {
  kind: Kind;
  group: NodeGroup;
  title: string;
  /** One sentence for the palette. */
  description: string;
  /** Name of a Tabler icon. */
  icon: string;
  config: z.ZodType<Config>;
  /** In the order they are drawn; the rest of a journey goes on by the last. */
  ports(config: Config): readonly Port[];
  /** The card's line, in a marketer's words. */
  say(config: Config): string;
  /** What it does, in a whole sentence over its settings. Without it the card's line stands there. */
  sentence?(config: Config): readonly SentencePart[];
  /** True when a lead cannot leave by this port in the moment it arrives, so that a cycle through it is allowed. */
  waits?(config: Config, port: string): boolean;
  /** How long leads stay before they leave by this port; at once where it is left out. */
  stays?(config: Config, port: string): Stay;
  /** True when the email a step sends may have to wait for a send window or the end of quiet hours. */
  mayBeHeld?(config: Config): boolean;
  reads?(config: Config): NodeReads;
  enter(config: Config, context: NodeContext): Outcome;
  /** The port to leave a wait or call by, where it takes more than what was listened for. */
  portOf?(config: Config, leaving: Leaving): string;
  /** Effects of leaving a wait or call, made before the next step; `leaving.port` is the one it leaves by. */
  leave?(config: Config, context: NodeContext, leaving: Leaving): void;
  /** Entries only: the name of the event that lets leads in. */
  entryEvent?(config: Config): string;
  /** Entries only: the entry an event makes, or null. */
  admits?(
    config: Config,
    event: { name: string; properties: Readonly<Record<string, unknown>> },
  ): Pick<Entry, 'key'> | null;
  /** Ids of the email steps the settings name. */
  mailsNamed?(config: Config): readonly string[];
  /** The settings with other names for those email steps, for a copy of both. */
  renameMails?(config: Config, idOf: (nodeId: string) => string): Record<string, unknown>;
  /** The activity a step calls and the outcomes it expects. */
  calls?(config: Config): { activityKind: string; outcomes: readonly string[] };
  /** What the schema alone cannot say. */
  check?(config: Config): readonly Omit<Problem, 'nodeId'>[];
}

/** Defines a kind of step; the config's type follows from its schema. */
export function defineNode<const Kind extends string, Config>(
  definition: NodeDefinition<Kind, Config>,
): NodeDefinition<Kind, Config> {
  return definition;
}

/** The single exit of steps that have just one. */
export const nextPort: readonly Port[] = [{ id: 'next', title: 'then' }];
export const goOn: Outcome = { kind: 'go', port: 'next' };
