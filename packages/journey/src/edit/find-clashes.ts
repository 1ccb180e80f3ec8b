import type { Edge, GraphNode } from '../model/graph.ts';
import { changedSide, isSame, type Side, type Versions } from './changed-side.ts';
import { contentOf, type GraphParts } from './graph-parts.ts';
import { portsOfNode } from './ports-of.ts';

/** The parts of a journey as it was, and as two people left it. */
export type VersionsOfParts = Record<'base' | Side, GraphParts>;

/**
 * The steps both people changed: their settings, or where one of their exits leads, differently; or one removed what the other
 * changed, connected, or still leads on from.
 */
export function findClashes(versions: VersionsOfParts): Set<string> {
  const { base, mine, theirs } = versions;
  const clashing = new Set<string>();
  for (const id of new Set([...base.steps.keys(), ...mine.steps.keys(), ...theirs.steps.keys()])) {
    if (clashesItself(id, versions)) clashing.add(id);
  }
  for (const key of new Set([...base.exits.keys(), ...mine.exits.keys(), ...theirs.exits.keys()])) {
    const at = exitVersions(key, versions);
    const from = (at.mine ?? at.theirs ?? at.base)?.from ?? '';
    const areBothThere = mine.steps.has(from) && theirs.steps.has(from);
    if (areBothThere && (changedSide(at) === null || losesPort(from, at, versions))) clashing.add(from);
  }
  return clashing;
}

export function exitVersions(key: string, { base, mine, theirs }: VersionsOfParts): Versions<Edge> {
  return { base: base.exits.get(key), mine: mine.exits.get(key), theirs: theirs.exits.get(key) };
}

export function stepVersions(id: string, { base, mine, theirs }: VersionsOfParts): Versions<GraphNode> {
  return { base: base.steps.get(id), mine: mine.steps.get(id), theirs: theirs.steps.get(id) };
}

/** Whose settings of a step count; null where both changed them. */
export function changedContent({ base, mine, theirs }: Versions<GraphNode>): Side | null {
  if (mine === theirs || theirs === base) return 'mine';
  return changedSide({ base: contentOf(base), mine: contentOf(mine), theirs: contentOf(theirs) });
}

function clashesItself(id: string, versions: VersionsOfParts): boolean {
  const step = stepVersions(id, versions);
  if (changedContent(step) === null) return true;
  const isRemoved = step.base !== undefined && (step.mine === undefined) !== (step.theirs === undefined);
  return isRemoved && hasNewConnections(id, versions, step.mine === undefined ? 'theirs' : 'mine');
}

/** Whether a side led to a step, or on from it, otherwise than before. */
function hasNewConnections(id: string, versions: VersionsOfParts, side: Side): boolean {
  for (const [key, exit] of versions[side].exits) {
    if ((exit.from === id || exit.to === id) && !isSame(exit, versions.base.exits.get(key))) return true;
  }
  return false;
}

/** Whether one side connected an outcome that the other took away. */
function losesPort(id: string, at: Versions<Edge>, versions: VersionsOfParts): boolean {
  const connected = changedSide(at);
  const step = stepVersions(id, versions);
  const settings = changedContent(step);
  if (connected === null || settings === null || connected === settings || at[connected] === undefined) return false;
  return hasPort(step[connected], at[connected]) && !hasPort(step[settings], at[connected]);
}

function hasPort(step: GraphNode | undefined, exit: Edge): boolean {
  const ports = step === undefined ? null : portsOfNode(step);
  return ports === null || ports.some(({ id }) => id === exit.port);
}
