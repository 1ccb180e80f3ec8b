import { canonicalJson } from '../compile/canonical-json.ts';
import { journeySettingsSchema } from '../model/settings.ts';
import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import { literal, shorthands, type Shorthand } from './shorthands.ts';

/** Settings every journey has when nobody sets any. */
const usualSettings: Readonly<Record<string, unknown>> = journeySettingsSchema.parse(undefined);
const shorthandByKind = new Map(shorthands.map((one) => [one.kind, one]));
/** Kinds whose method takes the settings as they are. */
const plainMethods: Readonly<Record<string, string>> = { email: 'email', 'sales.notify': 'notifySales' };
const importable = ['click', 'entry', 'event', 'form', 'journey', 'open', 'reply'];
const endMethods: ReadonlySet<string> = new Set(['end.exit', 'end.goal']);

/**
 * Writes a graph as TypeScript that builds it again: the same steps with the same ids, settings, titles, notes and places, the
 * same connections, whatever their order was. `from` is the package the code imports.
 */
export function toCode(graph: Graph, from = '@tendril/journey/code'): string {
  const body = new Writer(graph).write();
  const names = importable.filter((name) => new RegExp(`[^.\\w]${name}\\(`).test(body));
  return `import { ${names.join(', ')} } from '${from}';\n\n${body}`;
}

/** One chain at a time: along the exits that go on, with side ways indented below their step. */
class Writer {
  readonly #graph: Graph;
  readonly #nodes: ReadonlyMap<string, GraphNode>;
  /** The first connection of each exit, by step; what no chain can say comes last. */
  readonly #exits = new Map<string, Map<string, Edge>>();
  readonly #claimed = new Set<string>();
  readonly #said = new Set<Edge>();
  readonly #lines: string[] = [];

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    for (const edge of graph.edges) {
      const exits = this.#exits.get(edge.from) ?? new Map<string, Edge>();
      this.#exits.set(edge.from, exits);
      if (!exits.has(edge.port)) exits.set(edge.port, edge);
    }
  }

  write(): string {
    const { name, settings, nodes, edges } = this.#graph;
    const begins = nodes.filter(({ kind }) => kind.startsWith('entry.'));
    const led = new Set(edges.map(({ to }) => to));
    const adrift = nodes.filter((node) => !begins.includes(node) && !led.has(node.id));
    for (const node of [...begins, ...adrift, ...nodes]) this.#begin(node);
    for (const edge of edges) this.#connectLeftOver(edge);
    const unusual = unusualSettings(settings);
    const head = `const it = journey(${JSON.stringify(name)}${unusual === null ? '' : `, ${unusual}`});`;
    return `${head}\n${this.#lines.join('\n')}\n\nexport default it;\n`;
  }

  #begin(node: GraphNode): void {
    if (this.#claimed.has(node.id)) return;
    this.#claimed.add(node.id);
    this.#lines.push('', `it.${opening(node)}`);
    this.#goOn(node, '  ');
    this.#lines.push(`${this.#lines.pop() ?? ''};`);
  }

  /** Writes what follows a step: the side ways, then the main way, whose steps no side way may take. */
  #goOn(node: GraphNode, indent: string): void {
    const exits = [...(this.#exits.get(node.id) ?? new Map<string, Edge>()).values()];
    const ports = portsOf(node);
    const ordered = exits.toSorted((one, other) => ports.indexOf(one.port) - ports.indexOf(other.port));
    const main = ordered.findLast(({ to }) => this.#isFree(to)) ?? ordered.at(-1);
    if (main === undefined) return;
    const next = this.#claim(main.to);
    for (const edge of ordered) if (edge !== main) this.#sideWay(edge, indent);
    this.#said.add(main);
    if (main.port !== ports.at(-1)) this.#lines.push(`${indent}.by(${JSON.stringify(main.port)})`);
    if (next === null) this.#lines.push(`${indent}.goTo(${JSON.stringify(main.to)})`);
    else this.#step(next, indent);
  }

  #sideWay(edge: Edge, indent: string): void {
    this.#said.add(edge);
    const next = this.#claim(edge.to);
    const when = `${indent}.when(${JSON.stringify(edge.port)}, (way) =>`;
    if (next === null) {
      this.#lines.push(`${when} way.goTo(${JSON.stringify(edge.to)}))`);
      return;
    }
    this.#lines.push(when, `${indent}  way`);
    this.#step(next, `${indent}    `);
    this.#lines.push(`${indent})`);
  }

  #step(node: GraphNode, indent: string): void {
    this.#lines.push(`${indent}.${following(node)}`);
    if (!endMethods.has(node.kind)) return this.#goOn(node, indent);
    // An end has no exits; a broken draft may have drawn some all the same, and they come last.
  }

  #isFree(id: string): boolean {
    return this.#nodes.has(id) && !this.#claimed.has(id);
  }

  #claim(id: string): GraphNode | null {
    const node = this.#isFree(id) ? this.#nodes.get(id) : undefined;
    if (node !== undefined) this.#claimed.add(id);
    return node ?? null;
  }

  #connectLeftOver(edge: Edge): void {
    if (this.#said.has(edge)) return;
    const { from, port, to } = edge;
    this.#lines.push('', `it.connect(${[from, port, to].map((text) => JSON.stringify(text)).join(', ')});`);
  }
}

/** How a chain begins: by an entry, or by a step no way leads to. */
function opening(node: GraphNode): string {
  const { kind, config } = node;
  if (!kind.startsWith('entry.')) return `aside(${args([JSON.stringify(kind), literal(config), named(node)])})`;
  const short = shortly(node);
  const entry =
    short === null
      ? `entry(${args([JSON.stringify(kind), literal(config), named(node)])})`
      : `${short.method}(${args([short.words, named(node)])})`;
  return `on(${entry})`;
}

/** The call that adds a step to the chain before it. */
function following(node: GraphNode): string {
  const { kind, config } = node;
  const short = shortly(node);
  // A leading optional argument must be there for the one behind it.
  if (short !== null) return `${short.method}(${args(padded(short, node))})`;
  if (kind === 'end.goal' && Object.keys(config).length === 0) return `goal(${args([named(node)])})`;
  const isKnown = definitionOf(kind)?.config.safeParse(config).success === true;
  const plain = isKnown ? plainMethods[kind] : undefined;
  if (plain !== undefined) return `${plain}(${args([literal(config), named(node)])})`;
  const method = isKnown ? 'step' : 'unknown';
  return `${method}(${args([JSON.stringify(kind), literal(config), named(node)])})`;
}

/** How many arguments a method has before the name; those that are left out are written when a name follows. */
const argumentCount: Readonly<Record<string, number>> = { score: 2, stage: 2, branchOnReply: 2 };

function padded({ method, words }: { method: string; words: string }, node: GraphNode): (string | null)[] {
  const has = method === 'branchOnReply' ? 'reviewWithin' in node.config : 'reason' in node.config;
  const missing = (argumentCount[method] ?? 1) === 2 && !has;
  return [words, missing && named(node) !== null ? 'undefined' : null, named(node)];
}

function shortly(node: GraphNode): { method: string; words: string } | null {
  const shorthand: Shorthand | undefined = shorthandByKind.get(node.kind);
  const isValid = definitionOf(node.kind)?.config.safeParse(node.config).success === true;
  const words = shorthand === undefined || !isValid ? null : shorthand.print(node.config);
  return shorthand === undefined || words === null ? null : { method: shorthand.method, words };
}

function named({ id, title, notes, position }: GraphNode): string {
  return literal({
    id,
    ...(title === undefined ? {} : { title }),
    ...(notes === undefined ? {} : { notes }),
    ...(position === undefined ? {} : { position }),
  });
}

const args = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');

function portsOf({ kind, config }: GraphNode): string[] {
  const definition = definitionOf(kind);
  const parsed = definition?.config.safeParse(config);
  return parsed?.success === true ? (definition?.ports(parsed.data) ?? []).map(({ id }) => id) : [];
}

/** The settings that are not the usual ones; null when all are. */
function unusualSettings(settings: Graph['settings']): string | null {
  const unusual = Object.entries(settings).filter(
    ([name, value]) => canonicalJson([usualSettings[name]]) !== canonicalJson([value]),
  );
  return unusual.length === 0 ? null : literal(Object.fromEntries(unusual));
}
