/** One replacement that makes one text of another. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** The smallest single replacement from one text to another, so that a caret outside of it stays put; null when equal. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
