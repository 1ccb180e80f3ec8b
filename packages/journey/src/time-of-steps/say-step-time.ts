import { dayMs } from '../time/civil-date.ts';
import type { DatedTime } from './dated-times.ts';
import type { StepTime } from './time-of-steps.ts';

/** "day 4", "day 4–9", "day 4+" without a limit (day 1 is the day of entering); "3 days before webinar" behind a date. */
export function sayStepTime({ earliestMs, latestMs, dated }: StepTime): string {
  if (dated !== null) return sayDated(dated);
  const [first, last] = [dayOf(earliestMs), latestMs === null ? null : dayOf(latestMs)];
  if (last === null) return `day ${first}+`;
  return first === last ? `day ${first}` : `day ${first}–${last}`;
}

function dayOf(ms: number): number {
  return Math.floor(ms / dayMs) + 1;
}

function sayDated({ words, earliestMs, latestMs }: DatedTime): string {
  const first = Math.round(earliestMs / dayMs);
  const last = latestMs === null ? null : Math.round(latestMs / dayMs);
  if (last === null) return first > 0 ? `${first}+ days after ${words}` : `${sayFrom(first)} ${words} or later`;
  if (first === last) return `${sayFrom(first)} ${words}`;
  if (last < 0) return `${-first}–${-last} days before ${words}`;
  if (first >= 0) return `${first}–${last} days after ${words}`;
  return `${sayFrom(first)} ${words} to ${sayFrom(last)} it`;
}

/** "3 days before", "on", "1 day after". */
function sayFrom(days: number): string {
  if (days === 0) return 'on';
  const amount = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return `${amount} ${days < 0 ? 'before' : 'after'}`;
}
