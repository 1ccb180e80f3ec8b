const dayMs = 86_400_000;

/** Making one costs more than all that is said with it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** The zone of whoever looks at the page. */
export const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Mon 9 Mar, 09:00". `at` in epoch ms. */
export function sayMoment(at: number, timeZone = ownZone): string {
  return clockIn(timeZone)
    .format(at)
    .replace(/^(\w+), /, '$1 ');
}

/** "day 1" is the day of entering. */
export function sayDay(at: number, enteredAt: number): string {
  return `day ${dayOf(at, enteredAt)}`;
}

/** 1 in the first 24 hours. */
export function dayOf(at: number, enteredAt: number): number {
  return Math.floor((at - enteredAt) / dayMs) + 1;
}

/** A moment of a journey, and whose it is. Times in epoch ms. */
export interface Said {
  at: number;
  enteredAt: number;
  /** IANA name; the page's own when left out. */
  timeZone?: string;
}

/** What the virtual clock shows: "Day 4, Wed 25 Nov 12:54". */
export function sayClock({ at, enteredAt, timeZone = ownZone }: Said): string {
  return `Day ${dayOf(at, enteredAt)}, ${sayMoment(at, timeZone).replace(/, (\d\d:\d\d)$/, ' $1')}`;
}
