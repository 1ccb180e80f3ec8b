import type { Moment } from './moments-of.ts';

/** A place in what happens: the moment reached last, and what the virtual clock shows (epoch ms). */
export interface Cursor {
  index: number;
  at: number;
}

/** Steps, and exits as `step/exit`, that the lead came through by then; `null` for all of them. */
export function pathAt(moments: readonly Moment[], cursor: Cursor | null): Set<string> {
  const reached = cursor === null ? moments : moments.slice(0, cursor.index + 1);
  const now = cursor?.at ?? Infinity;
  return new Set(
    reached.flatMap(({ stepId, port, leftAt }) => {
      if (stepId === null) return [];
      return leftAt <= now ? [stepId, `${stepId}/${port ?? ''}`] : [stepId];
    }),
  );
}

/** The step the lead stands at, or stood at last. */
export function standsAt(moments: readonly Moment[], cursor: Cursor | null): string | null {
  const reached = cursor === null ? moments : moments.slice(0, cursor.index + 1);
  return reached.findLast(({ stepId, kind }) => stepId !== null && kind !== 'sales')?.stepId ?? null;
}
