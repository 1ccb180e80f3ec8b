const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long something took, in one unit: "1 minute", "4 hours", "3 days". `ms` is not negative; less than a minute counts as one. */
export function saySpan(ms: number): string {
  if (ms < hourMs) return amountOf(Math.max(1, Math.round(ms / minuteMs)), 'minute');
  if (ms < 2 * dayMs) return amountOf(Math.round(ms / hourMs), 'hour');
  return amountOf(Math.round(ms / dayMs), 'day');
}

function amountOf(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
