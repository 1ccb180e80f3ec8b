const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Until when sales should answer: "Answer within 3 hours", "2 days over time". `dueAt` is ISO 8601, `nowMs` epoch ms. */
export function sayDue(dueAt: string, nowMs: number): { words: string; isOverdue: boolean } {
  const leftMs = Date.parse(dueAt) - nowMs;
  const span = saySpan(Math.abs(leftMs));
  return leftMs >= 0
    ? { words: `Answer within ${span}`, isOverdue: false }
    : { words: `${span} over time`, isOverdue: true };
}

function saySpan(ms: number): string {
  if (ms < hourMs) return amountOf(Math.max(1, Math.round(ms / minuteMs)), 'minute');
  if (ms < 2 * dayMs) return amountOf(Math.round(ms / hourMs), 'hour');
  return amountOf(Math.round(ms / dayMs), 'day');
}

function amountOf(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
