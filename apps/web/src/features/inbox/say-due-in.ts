const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const mostDays = 60;

/** "in 5 hours", "in 12 days", then "on 3 March 2027". `at` is ISO 8601, `nowMs` epoch ms. */
export function sayDueIn(at: string, nowMs: number): string {
  const leftMs = Date.parse(at) - nowMs;
  if (leftMs < hourMs) return 'within the hour';
  if (leftMs < 2 * dayMs) return relative.format(Math.floor(leftMs / hourMs), 'hour');
  const days = Math.floor(leftMs / dayMs);
  return days <= mostDays ? relative.format(days, 'day') : `on ${day.format(Date.parse(at))}`;
}
