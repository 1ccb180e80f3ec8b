/** A test that was just chosen, with the value it begins with; tests that need none have none. */
export function startOfTest(op: string): { op: string; value?: unknown } {
  if (op === 'known' || op === 'unknown') return { op };
  if (op === 'in' || op === 'notIn') return { op, value: [] };
  if (op === 'between') return { op, value: [0, 10] };
  return { op, value: isAboutNumber(op) ? 1 : '' };
}

/** Whether a test compares with a number. */
export function isAboutNumber(op: string): boolean {
  return ['moreThan', 'atLeast', 'lessThan', 'atMost', 'inLastDays', 'inNextDays'].includes(op);
}
