/** How large a condition may be. Keeps evaluation cheap and a query below the 65,535 parameters Postgres takes. */
export const conditionLimits = {
  depth: 8,
  parts: 200,
  /** Listed values of all `in` and `notIn` together. */
  values: 2_000,
  textLength: 1_000,
  days: 36_500,
} as const;

/** Says in words what is too large, or null. Walks without recursion, so hostile input cannot exhaust the stack. */
export function tooLarge(input: unknown): string | null {
  const open: { node: unknown; depth: number }[] = [{ node: input, depth: 1 }];
  let parts = 0;
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (typeof node !== 'object' || node === null) continue;
    parts += 1;
    values += 'value' in node && Array.isArray(node.value) ? node.value.length : 0;
    if (depth > conditionLimits.depth) return `A condition can be at most ${conditionLimits.depth} levels deep.`;
    if (parts > conditionLimits.parts) return `A condition can have at most ${conditionLimits.parts} parts.`;
    if (values > conditionLimits.values) return `A condition can list at most ${conditionLimits.values} values.`;
    for (const part of partsOf(node)) open.push({ node: part, depth: depth + 1 });
  }
  return null;
}

function partsOf(node: object): readonly unknown[] {
  if ('all' in node && Array.isArray(node.all)) return node.all;
  if ('any' in node && Array.isArray(node.any)) return node.any;
  if ('where' in node && Array.isArray(node.where)) return node.where;
  return 'not' in node ? [node.not] : [];
}
