import { definitionOf, type GraphNode, type NodeDefinition, type NodeGroup, type Port } from '@tendril/journey';
import type { OwnStep } from './state/editor-context.ts';

/** A step as the canvas shows it, whatever state its settings are in. */
export interface StepView {
  definition: NodeDefinition | undefined;
  group: NodeGroup;
  /** Name of a Tabler icon. */
  icon: string;
  /** What a person called it; else what it does. */
  title: string;
  /** What it does, made from its settings. */
  line: string;
  /** Below the title: what it does, where the title does not say that already. */
  below: string;
  ports: readonly Port[];
}

const known = new WeakMap<GraphNode, StepView>();

/** What the catalogue knows of a step made by engineers. */
export type NamedStep = Pick<OwnStep, 'kind' | 'title' | 'icon'>;

/**
 * How a step is shown. Settings a draft has not finished yet count as the kind's defaults. Steps made by engineers are called
 * as in the catalogue, where it is at hand.
 */
export function viewOf(node: GraphNode, catalogue: readonly NamedStep[] = []): StepView {
  const view = known.get(node) ?? read(node);
  known.set(node, view);
  const own = ownStepOf(node, catalogue);
  if (own === undefined) return view;
  const { title = own.title } = node;
  return { ...view, icon: own.icon, line: own.title, title, below: title === own.title ? '' : own.title };
}

/** The step of the catalogue that runs here; undefined for kinds of ours, and where no worker has told of it. */
export function ownStepOf<Own extends NamedStep>(node: GraphNode, catalogue: readonly Own[]): Own | undefined {
  return node.kind === 'activity' ? catalogue.find(({ kind }) => kind === node.config['activityKind']) : undefined;
}

function read(node: GraphNode): StepView {
  const definition = definitionOf(node.kind);
  if (definition === undefined) {
    const line = 'Unknown step';
    const below = 'This version does not know this step';
    return { definition, group: 'code', icon: 'puzzle', title: node.title ?? line, line, below, ports: [] };
  }
  const { group, icon } = definition;
  const parsed = definition.config.safeParse(node.config);
  const settings = parsed.success ? parsed : definition.config.safeParse({});
  const shown = settings.success
    ? { line: definition.say(settings.data), ports: definition.ports(settings.data) }
    : { line: definition.title, ports: [] };
  if (!parsed.success) shown.ports = [...choicesIn(node.config), ...shown.ports];
  const { title = shown.line } = node;
  const below = title === shown.line ? '' : shown.line;
  return { definition, group, icon, title, below, ...shown };
}

/** Outcomes a person has added to a step whose settings cannot be read just now, so that its exits stay in place. */
function choicesIn(config: GraphNode['config']): Port[] {
  const lists = Object.values(config).filter((value): value is unknown[] => Array.isArray(value));
  return lists.flat().flatMap((choice) => {
    if (typeof choice !== 'object' || choice === null || !('id' in choice) || typeof choice.id !== 'string') return [];
    const title = 'title' in choice && typeof choice.title === 'string' ? choice.title : 'unfinished';
    return [{ id: choice.id, title }];
  });
}

/** What a step is called in a sentence: its title where somebody gave it one, else what it does. */
export function nameOf(node: GraphNode, catalogue: readonly NamedStep[] = []): string {
  return node.title ?? viewOf(node, catalogue).line;
}
