import { canonicalJson } from '../compile/canonical-json.ts';

/** Of two people who changed the same journey. */
export type Side = 'mine' | 'theirs';

/** One part of a journey as it was, and as both left it; undefined where it is not there. */
export interface Versions<Part> {
  base: Part | undefined;
  mine: Part | undefined;
  theirs: Part | undefined;
}

/** Whose version of a part counts: of whoever changed it. Null where both did, and differently. */
export function changedSide<Part>({ base, mine, theirs }: Versions<Part>): Side | null {
  if (isSame(mine, theirs) || isSame(theirs, base)) return 'mine';
  return isSame(mine, base) ? 'theirs' : null;
}

/** Steps that did not change mostly are the same objects, so this is quick. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
}
