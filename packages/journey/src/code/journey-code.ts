import { graphSchema, type Edge, type Graph, type GraphInput, type GraphNode } from '../model/graph.ts';
import { definitionOf, type NodeConfig, type NodeKind } from '../nodes/registry.ts';
import type { Trigger } from '../nodes/wait-trigger.ts';
import type { DurationText } from './duration-text.ts';
import { settings } from './shorthands.ts';
import type { PortsOf } from './step-ports.ts';

/** What a step is called and where its card lies. Ids are given by themselves, but stable ones keep runs where they are. */
export interface Named {
  id?: string;
  title?: string;
  notes?: string;
  position?: { x: number; y: number };
}

/** An entry, made by `form` and its like, for `on`. */
export interface EntryStep {
  kind: string;
  config: Record<string, unknown>;
  named: Named;
}

/** "When this form is submitted". */
export const form = (name: string, named: Named = {}): EntryStep => entry('entry.form', settings.form(name), named);
/** Any other entry, by its kind. */
export const entry = (kind: string, config: Record<string, unknown> = {}, named: Named = {}): EntryStep => ({
  kind,
  config,
  named,
});

/** Begins a journey: `journey('Guide').on(form('Get the guide')).wait('3 days').exit('done')`. */
export function journey(name: string, settingsOfJourney: GraphInput['settings'] = {}): Journey {
  return new Journey(name, settingsOfJourney);
}

/** A journey that is being written. Nothing is checked until it is published or checked: drafts may be broken. */
export class Journey {
  readonly #name: string;
  readonly #settings: GraphInput['settings'];
  readonly #nodes: GraphNode[] = [];
  readonly #edges: Edge[] = [];
  readonly #count = new Map<string, number>();

  constructor(name: string, settingsOfJourney: GraphInput['settings']) {
    this.#name = name;
    this.#settings = settingsOfJourney;
  }

  /** A way in. A journey may have several; `goTo` joins them. */
  on({ kind, config, named }: EntryStep): Way<'next'> {
    return new Way(this, { from: this.add(kind, config, named), port: null });
  }

  /** A step no way leads to yet. */
  aside(kind: string, config: Record<string, unknown>, named: Named = {}): Way {
    return new Way(this, { from: this.add(kind, config, named), port: null });
  }

  /** Goes on from a step by its id. */
  from(id: string): Way {
    return new Way(this, { from: id, port: null });
  }

  /** The graph as the canvas edits it. Throws where names or settings are not even of the right form. */
  graph(): Graph {
    return graphSchema.parse({
      schema: 1,
      name: this.#name,
      nodes: this.#nodes,
      edges: this.#edges,
      settings: this.#settings,
    });
  }

  /** For `Way`: adds a step and answers with its id. */
  add(kind: string, config: Record<string, unknown>, named: Named): string {
    const { id = this.#idFor(kind), ...rest } = named;
    this.#nodes.push({ id, kind, config, ...rest });
    return id;
  }

  /** For `Way`: connects an exit. Without a name, the last one the step has. */
  connect(from: string, port: string | null, to: string): void {
    this.#edges.push({ from, port: port ?? this.#lastPort(from), to });
  }

  #lastPort(id: string): string {
    const node = this.#nodes.find((one) => one.id === id);
    const definition = node === undefined ? undefined : definitionOf(node.kind);
    const config = definition?.config.safeParse(node?.config);
    const ports = config?.success === true ? (definition?.ports(config.data) ?? []) : [];
    return ports.at(-1)?.id ?? 'next';
  }

  #idFor(kind: string): string {
    const word = kind.split('.').at(-1) ?? kind;
    const count = (this.#count.get(word) ?? 0) + 1;
    this.#count.set(word, count);
    return count === 1 ? word : `${word}${count}`;
  }
}

/** Where a lead is on its way: behind a step, about to leave by one of its exits. */
export class Way<Ports extends string = string> {
  readonly #journey: Journey;
  readonly #from: string;
  /** Null for the last exit of the step. */
  readonly #port: string | null;

  constructor(of: Journey, { from, port }: { from: string; port: string | null }) {
    this.#journey = of;
    this.#from = from;
    this.#port = port;
  }

  /** Another way in. */
  on(entryStep: EntryStep): Way<'next'> {
    return this.#journey.on(entryStep);
  }

  /** Goes on by this exit instead of the last one. */
  by<Port extends Ports>(port: Port): Way<Port> {
    return new Way(this.#journey, { from: this.#from, port });
  }

  /** What happens by one exit; afterwards the way goes on by the others. */
  when<Port extends Ports>(port: Port, go: (way: Way<Port>) => unknown): Way<Exclude<Ports, Port>> {
    go(this.by(port));
    return new Way(this.#journey, { from: this.#from, port: this.#port });
  }

  /** Leads to a step that is (or will be) there already: joins and loops. */
  goTo(id: string): Journey {
    this.#journey.connect(this.#from, this.#port, id);
    return this.#journey;
  }

  /** Any step, by its kind. */
  step<Kind extends NodeKind>(kind: Kind, config: Partial<NodeConfig<Kind>>, named: Named = {}): Way<PortsOf<Kind>> {
    return this.#then(kind, config, named);
  }

  /** A step of a kind or with settings this version does not know, as a draft may hold it. */
  unknown(kind: string, config: Record<string, unknown>, named: Named = {}): Way {
    return this.#then(kind, config, named);
  }

  email(config: Partial<NodeConfig<'email'>>, named: Named = {}): Way<'sent' | 'notSent'> {
    return this.#then('email', config, named);
  }

  wait(duration: DurationText, named: Named = {}): Way<'next'> {
    return this.#then('wait.duration', settings.wait(duration), named);
  }

  /** Waits until one of these happens, at most so long; `timeout` is the exit of the time limit. */
  waitFor<Name extends string>(
    outcomes: Readonly<Record<Name, Trigger>>,
    limit: DurationText | null,
    named: Named = {},
  ): Way<Name | 'timeout'> {
    return this.#then('wait.event', settings.waitFor(outcomes, limit), named);
  }

  branchOnReply<Name extends string>(
    arms: Readonly<Record<Name, readonly string[]>>,
    reviewWithin?: DurationText,
    named: Named = {},
  ): Way<Name | 'else' | 'unclear'> {
    return this.#then('branch.intent', settings.branchOnReply(arms, reviewWithin), named);
  }

  branch<Name extends string>(
    arms: Readonly<Record<Name, NodeConfig<'branch.conditions'>['arms'][number]['condition']>>,
    named: Named = {},
  ): Way<Name | 'else'> {
    return this.#then('branch.conditions', settings.branch(arms), named);
  }

  split<Name extends string>(weights: Readonly<Record<Name, number>>, named: Named = {}): Way<Name> {
    return this.#then('split', settings.split(weights), named);
  }

  score(points: number, reason?: string, named: Named = {}): Way<'next'> {
    return this.#then('lead.score', settings.score(points, reason), named);
  }

  stage(stage: string, reason?: string, named: Named = {}): Way<'next'> {
    return this.#then('lead.stage', settings.stage(stage, reason), named);
  }

  notifySales(config: Partial<NodeConfig<'sales.notify'>> = {}, named: Named = {}): Way<PortsOf<'sales.notify'>> {
    return this.#then('sales.notify', config, named);
  }

  exit(reason: string, named: Named = {}): Journey {
    this.#then('end.exit', settings.exit(reason), named);
    return this.#journey;
  }

  goal(named: Named = {}): Journey {
    this.#then('end.goal', {}, named);
    return this.#journey;
  }

  /** The whole journey's graph. */
  graph(): Graph {
    return this.#journey.graph();
  }

  #then<Next extends string>(kind: string, config: object, named: Named): Way<Next> {
    const id = this.#journey.add(kind, { ...config }, named);
    this.#journey.connect(this.#from, this.#port, id);
    return new Way<Next>(this.#journey, { from: id, port: null });
  }
}
