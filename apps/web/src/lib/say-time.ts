const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in words: "3 minutes ago" up to seven days, then "12 Mar, 09:04". `at` is ISO 8601, `nowMs` epoch ms. */
export function sayTime(at: string, nowMs: number): string {
  const passedMs = nowMs - Date.parse(at);
  if (passedMs < minuteMs) return passedMs < -minuteMs ? dayAndTime.format(Date.parse(at)) : 'just now';
  if (passedMs < hourMs) return relative.format(-Math.floor(passedMs / minuteMs), 'minute');
  if (passedMs < dayMs) return relative.format(-Math.floor(passedMs / hourMs), 'hour');
  if (passedMs <= 7 * dayMs) return relative.format(-Math.floor(passedMs / dayMs), 'day');
  return dayAndTime.format(Date.parse(at));
}
