import type { Duration } from '../model/settings.ts';
import { dayMs, minuteMs } from './civil-date.ts';

const unitMs: Readonly<Record<Duration['unit'], number>> = {
  seconds: 1_000,
  minutes: minuteMs,
  hours: 60 * minuteMs,
  days: dayMs,
  weeks: 7 * dayMs,
};

/** How long a duration is where the clocks do not change, in ms. Deadlines are worked out by `addDuration` instead. */
export function durationMs({ amount, unit }: Duration): number {
  return amount * unitMs[unit];
}
