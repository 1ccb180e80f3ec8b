import type { Graph, GraphDifference } from '@tendril/journey';
import type { EditorSetting } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';

/** A step that is touched, and the people who stand at it. */
export interface TouchedStep {
  stepId: string;
  name: string;
  here: number;
}

/** The touched steps at which somebody stands, as they are called where these people are; the fullest first. */
export function whoIsAffected(
  { removed, changed, reconnected }: GraphDifference,
  { live, standing }: { live: Graph; standing: EditorSetting['standing'] },
): TouchedStep[] {
  const touched = new Set([
    ...removed,
    ...changed.map(({ nodeId }) => nodeId),
    ...reconnected.map(({ nodeId }) => nodeId),
  ]);
  return live.nodes
    .filter(({ id }) => touched.has(id) && (standing[id]?.here ?? 0) > 0)
    .map((step) => ({ stepId: step.id, name: nameOf(step), here: standing[step.id]?.here ?? 0 }))
    .toSorted((one, other) => other.here - one.here);
}

/** Everybody inside the journey. */
export function peopleInside(standing: EditorSetting['standing']): number {
  return Object.values(standing).reduce((sum, { here }) => sum + here, 0);
}
