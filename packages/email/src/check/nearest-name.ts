/** The name that was probably meant: at most two letters away, and no more than a third of it. Null when none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const near = names
    .filter((name) => Math.abs(name.length - written.length) <= mostSlips)
    .map((name) => ({ name, slips: slipsBetween(written, name) }))
    .filter(({ name, slips }) => slips <= mostSlips && slips * 3 <= lastPart(name).length)
    .toSorted((one, other) => one.slips - other.slips);
  return near[0]?.name ?? null;
}

const mostSlips = 2;

/** `lead.` is the same in most names and tells nothing about how near they are. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Letters to put in, take out or change to get from one word to the other. */
function slipsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 0; row < one.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < other.length; column += 1) {
      const same = (above[column] ?? 0) + (one[row] === other[column] ? 0 : 1);
      current.push(Math.min(same, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
