import type { Edge, Graph, GraphNode } from '../model/graph.ts';
import { changedSide, isSame, type Side } from './changed-side.ts';
import { changedContent, exitVersions, findClashes, stepVersions, type VersionsOfParts } from './find-clashes.ts';
import { isSameGraph, partsOf } from './graph-parts.ts';

/** What two people changed differently: a step, the name of the journey, or one of its settings. */
export type Clash = { kind: 'step'; nodeId: string } | { kind: 'name' } | { kind: 'setting'; name: string };

export interface MergeInput {
  /** What both began with. */
  base: Graph;
  mine: Graph;
  theirs: Graph;
  /** Whose counts where both changed the same. */
  keep: Side;
}

export interface MergedGraph {
  graph: Graph;
  /** Empty where the changes do not touch each other. */
  clashes: Clash[];
}

/**
 * Joins the changes two people made to one journey, step by step. Where cards lie never clashes. In the graph that comes back
 * every connection leads from a step to a step, and each exit leads one way.
 */
export function mergeGraphs({ base, mine, theirs, keep }: MergeInput): MergedGraph {
  if (isSameGraph(mine, theirs) || isSameGraph(theirs, base)) return { graph: mine, clashes: [] };
  if (isSameGraph(mine, base)) return { graph: theirs, clashes: [] };
  const versions: VersionsOfParts = { base: partsOf(base), mine: partsOf(mine), theirs: partsOf(theirs) };
  const clashing = findClashes(versions);
  const nodes = mergeSteps(versions, { clashing, keep });
  const edges = mergeExits(versions, { clashing, keep, steps: new Set(nodes.map(({ id }) => id)) });
  const named = changedSide({ base: base.name, mine: mine.name, theirs: theirs.name });
  const turned = changedSide({ base: base.direction, mine: mine.direction, theirs: theirs.direction });
  const { direction } = (turned ?? keep) === 'mine' ? mine : theirs;
  const { merged: settings, clashing: settingsClashing } = mergeSettings({ base, mine, theirs, keep });
  return {
    graph: {
      schema: mine.schema,
      name: (named ?? keep) === 'mine' ? mine.name : theirs.name,
      nodes,
      edges,
      settings,
      ...(direction === undefined ? {} : { direction }),
    },
    clashes: [
      ...[...clashing].map((nodeId): Clash => ({ kind: 'step', nodeId })),
      ...(named === null ? [{ kind: 'name' } as const] : []),
      ...settingsClashing.map((name): Clash => ({ kind: 'setting', name })),
    ],
  };
}

interface Deciding {
  clashing: ReadonlySet<string>;
  keep: Side;
}

function mergeSteps(versions: VersionsOfParts, { clashing, keep }: Deciding): GraphNode[] {
  return [...new Set([...versions.mine.steps.keys(), ...versions.theirs.steps.keys()])].flatMap((id) => {
    const step = stepVersions(id, versions);
    const content = step[clashing.has(id) ? keep : (changedContent(step) ?? keep)];
    if (content === undefined) return [];
    const { base, mine = content, theirs = content } = step;
    const placed = { base: base?.position, mine: mine.position, theirs: theirs.position };
    return [withPlace(content, placed[changedSide(placed) ?? keep])];
  });
}

function withPlace(step: GraphNode, position: GraphNode['position']): GraphNode {
  if (isSame(step.position, position)) return step;
  const { position: _before, ...content } = step;
  return position === undefined ? content : { ...content, position };
}

function mergeExits(
  versions: VersionsOfParts,
  { clashing, keep, steps }: Deciding & { steps: ReadonlySet<string> },
): Edge[] {
  return [...new Set([...versions.mine.exits.keys(), ...versions.theirs.exits.keys()])].flatMap((key) => {
    const at = exitVersions(key, versions);
    const isDecided = [at[keep]?.from, at[keep]?.to, at.mine?.from ?? at.theirs?.from].some(
      (id) => id !== undefined && clashing.has(id),
    );
    const side = isDecided ? keep : (changedSide(at) ?? keep);
    if (at[side] === undefined) return [];
    // What led to a step that is gone leads where the other side healed it to.
    return (
      [at[side], at.mine, at.theirs].find((edge) => edge !== undefined && steps.has(edge.from) && steps.has(edge.to)) ??
      []
    );
  });
}

function mergeSettings({ base, mine, theirs, keep }: MergeInput): { merged: Graph['settings']; clashing: string[] } {
  const read = ({ settings }: Graph): ReadonlyMap<string, unknown> => new Map(Object.entries(settings));
  const parts = { base: read(base), mine: read(mine), theirs: read(theirs) };
  const clashing: string[] = [];
  const merged = [...new Set([...parts.mine.keys(), ...parts.theirs.keys()])].flatMap((name) => {
    const side = changedSide({
      base: parts.base.get(name),
      mine: parts.mine.get(name),
      theirs: parts.theirs.get(name),
    });
    if (side === null) clashing.push(name);
    const value = parts[side ?? keep].get(name);
    return value === undefined ? [] : [[name, value]];
  });
  // Safe because each setting comes from settings that fit the schema, and none depends on another.
  return { merged: Object.fromEntries(merged) as Graph['settings'], clashing };
}
