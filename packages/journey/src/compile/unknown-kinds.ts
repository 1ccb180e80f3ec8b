import type { Plan } from '../model/plan.ts';
import { definitionOf } from '../nodes/registry.ts';

/** Kinds of a plan that this version does not know: the plan was made by a newer one. */
export function unknownKinds(plan: Plan): string[] {
  const kinds = new Set(Object.values(plan.nodes).map(({ kind }) => kind));
  return [...kinds].filter((kind) => definitionOf(kind) === undefined);
}
