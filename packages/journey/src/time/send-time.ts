import type { TimeWindow } from '../model/settings.ts';
import { atClock, localDayOf, toIsoInstant } from './calendar.ts';
import { dayMs, minutesOfClock, weekdayOf } from './civil-date.ts';

/** "From 21:00 to 08:00": over midnight when the end is not after the beginning. */
export interface ClockSpan {
  from: string;
  to: string;
}

/** When marketing email may leave, on the clocks of the lead's zone. */
export interface SendTimes {
  quietHours?: ClockSpan | undefined;
  sendWindow?: TimeWindow | undefined;
  /** Days on which nothing leaves: "2026-12-24", or "12-25" for every year. */
  daysOff?: readonly string[] | undefined;
}

/** Rounds of window, quiet hours and days off against each other after which they are taken to leave no time at all. */
const mostRounds = 64;
/** Days off in a row after which the next counts as none. */
const mostDaysOff = 366;

/** The first instant, not before `at`, at which a window is open. */
export function nextOpenMs(window: TimeWindow, at: number, zone: string): number {
  const today = localDayOf(zone, at);
  // The window of yesterday may still be open after midnight; the same weekday comes again after 7 days.
  for (let epochDay = today - 1; epochDay <= today + 8; epochDay += 1) {
    if (!window.days.includes(weekdayOf(epochDay))) continue;
    const span = spanOn(window, epochDay, zone);
    if (at < span.end && span.end > span.start) return Math.max(at, span.start);
  }
  return at;
}

/** The first instant, not before `at`, outside the quiet hours. Equal ends mean no quiet hours. */
export function afterQuietMs(quiet: ClockSpan, at: number, zone: string): number {
  if (quiet.from === quiet.to) return at;
  const today = localDayOf(zone, at);
  for (let epochDay = today - 1; epochDay <= today; epochDay += 1) {
    const span = spanOn(quiet, epochDay, zone);
    if (at >= span.start && at < span.end) return span.end;
  }
  return at;
}

/** The first instant, not before `at`, on a day that is not off. */
export function afterDaysOffMs(daysOff: readonly string[], at: number, zone: string): number {
  const today = localDayOf(zone, at);
  let epochDay = today;
  while (epochDay - today <= mostDaysOff && isOff(daysOff, epochDay)) epochDay += 1;
  return epochDay === today ? at : atClock(zone, { epochDay, clock: '00:00' });
}

/** The first instant, not before `at`, that window, quiet hours and days off all allow; null when they leave no time at all. */
export function nextSendMs(
  { quietHours, sendWindow, daysOff = [] }: SendTimes,
  at: number,
  zone: string,
): number | null {
  let moment = at;
  for (let round = 0; round < mostRounds; round += 1) {
    const open = sendWindow === undefined ? moment : nextOpenMs(sendWindow, moment, zone);
    const loud = quietHours === undefined ? open : afterQuietMs(quietHours, open, zone);
    const working = daysOff.length === 0 ? loud : afterDaysOffMs(daysOff, loud, zone);
    if (working === open) return working;
    moment = working;
  }
  return null;
}

function isOff(daysOff: readonly string[], epochDay: number): boolean {
  const date = toIsoInstant(epochDay * dayMs).slice(0, 10);
  return daysOff.includes(date) || daysOff.includes(date.slice(5));
}

function spanOn(span: ClockSpan, epochDay: number, zone: string): { start: number; end: number } {
  const overMidnight = minutesOfClock(span.to) <= minutesOfClock(span.from);
  return {
    start: atClock(zone, { epochDay, clock: span.from }),
    end: atClock(zone, { epochDay: overMidnight ? epochDay + 1 : epochDay, clock: span.to }),
  };
}
