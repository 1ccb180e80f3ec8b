import type { PeopleChoice } from '@tendril/api';
import type { Graph, GraphDifference } from '@tendril/journey';
import type { EditorSetting } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';
import type { TouchedStep } from './who-is-affected.ts';

/** What shall happen to the people inside, as it is being chosen. */
export interface PeopleDraft {
  goesOver: boolean;
  /** Where people go whose step the new version does not have: a step of it, or `leaves`. */
  destinations: Readonly<Record<string, string>>;
}

/** No step is called so: ids begin with a letter. */
export const leaves = '-leaves';
export const everybodyStays: PeopleDraft = { goesOver: false, destinations: {} };

/** Steps where people stand and which the new version does not have, or has as another kind of step. */
export function stepsWithoutPlace(
  { removed, changed }: GraphDifference,
  { live, standing }: { live: Graph; standing: EditorSetting['standing'] },
): TouchedStep[] {
  const gone = new Set([...removed, ...changed.flatMap(({ nodeId, what }) => (what.includes('kind') ? [nodeId] : []))]);
  return live.nodes.flatMap((step) => {
    const here = standing[step.id]?.here ?? 0;
    return gone.has(step.id) && here > 0 ? [{ stepId: step.id, name: nameOf(step), here }] : [];
  });
}

/** The choice as publishing takes it; undefined where everybody stays, null while something is still to be chosen. */
export function choiceOf(draft: PeopleDraft, homeless: readonly TouchedStep[]): PeopleChoice | undefined | null {
  if (!draft.goesOver) return undefined;
  const steps: PeopleChoice['policies']['steps'] = {};
  for (const { stepId } of homeless) {
    const to = draft.destinations[stepId];
    if (to === undefined) return null;
    steps[stepId] = to === leaves ? { kind: 'exit', reason: 'step removed' } : { kind: 'redirect', to };
  }
  return { policies: { others: { kind: 'move' }, steps } };
}
