import type { Condition, Leaf } from './condition.ts';

/** All tests of a condition, in reading order. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

/** The fields a condition looks at, each once. */
export function fieldsRead(condition: Condition): string[] {
  return [...new Set(leavesOf(condition).flatMap((leaf) => ('field' in leaf ? [leaf.field] : [])))];
}

/** The names of the events a condition counts, each once. */
export function eventsRead(condition: Condition): string[] {
  return [...new Set(leavesOf(condition).flatMap((leaf) => ('event' in leaf ? [leaf.event] : [])))];
}
