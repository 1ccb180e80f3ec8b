const dayMs = 86_400_000;
const clock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** "Mon 9 Mar, 09:00". `at` in epoch ms. */
export function sayMoment(at: number): string {
  return clock.format(at).replace(/^(\w+), /, '$1 ');
}

/** "day 1" is the day of entering. */
export function sayDay(at: number, enteredAt: number): string {
  return `day ${dayOf(at, enteredAt)}`;
}

/** 1 in the first 24 hours. */
export function dayOf(at: number, enteredAt: number): number {
  return Math.floor((at - enteredAt) / dayMs) + 1;
}

/** What the virtual clock shows: "Day 4, Wed 25 Nov 12:54". */
export function sayClock(at: number, enteredAt: number): string {
  return `Day ${dayOf(at, enteredAt)}, ${sayMoment(at).replace(/, (\d\d:\d\d)$/, ' $1')}`;
}
