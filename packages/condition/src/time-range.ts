import { dayMs, instantOf, isDay, startOfDay } from './instant.ts';
import type { TimeTest, ValueTest } from './value-test.ts';

/**
 * Every time test asks whether a moment lies in `start <= moment < end`, in epoch milliseconds. With the end left out
 * the answer is the same for moments cut to milliseconds (memory) and kept in microseconds (Postgres).
 */
interface Reading {
  now: number;
  /** The tested value is a date without a time, so days are counted from midnight [DATE-3]. */
  ofDay: boolean;
}

/** Whether a test compares times; a `between` does when its ends are dates. */
export function comparesTime(test: ValueTest): test is TimeTest {
  if (test.op === 'between') return typeof test.value[0] === 'string';
  return test.op === 'before' || test.op === 'after' || test.op === 'inLastDays' || test.op === 'inNextDays';
}

/** The first moment that passes; -Infinity when there is none. */
export function rangeStart(test: TimeTest, { now, ofDay }: Reading): number {
  switch (test.op) {
    case 'before':
      return -Infinity;
    case 'after':
      return momentAfter(test.value);
    case 'between':
      return instantOf(String(test.value[0]));
    case 'inLastDays':
      return (ofDay ? startOfDay(now) : now) - test.value * dayMs;
    case 'inNextDays':
      return ofDay ? startOfDay(now) : now;
  }
}

/** The first moment that passes no more; Infinity when there is none. */
export function rangeEnd(test: TimeTest, { now, ofDay }: Reading): number {
  switch (test.op) {
    case 'before':
      return instantOf(test.value);
    case 'after':
      return Infinity;
    case 'between':
      return momentAfter(String(test.value[1]));
    case 'inLastDays':
      return (ofDay ? startOfDay(now) : now) + 1;
    case 'inNextDays':
      return (ofDay ? startOfDay(now) : now) + test.value * dayMs + 1;
  }
}

/** A date ends with its day, an instant with its millisecond [DATE-2]. */
function momentAfter(value: string): number {
  return instantOf(value) + (isDay(value) ? dayMs : 1);
}
