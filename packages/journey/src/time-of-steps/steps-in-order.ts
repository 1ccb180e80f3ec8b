import type { Way } from './time-of-steps.ts';

/** The steps that no loop leads to, each behind all that lead to it. `ways` are those that can be reached from the entries. */
export function stepsInOrder(entries: readonly string[], ways: readonly Way[]): string[] {
  const waysFrom = Map.groupBy(ways, ({ from }) => from);
  const missing = new Map<string, number>();
  for (const { to } of ways) missing.set(to, (missing.get(to) ?? 0) + 1);
  const order = entries.filter((id) => !missing.has(id));
  // The list grows while it is gone through: a step comes in once all that lead to it are there.
  for (const id of order) {
    for (const { to } of waysFrom.get(id) ?? []) {
      const left = (missing.get(to) ?? 0) - 1;
      missing.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  return order;
}
