import { trimText } from './text.ts';

export const dayMs = 86_400_000;

/** A date, or an instant with its zone. SQL uses the same source, so it is written without `\d`. */
export const instantPattern =
  /^([1-9][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:[.]([0-9]{1,6}))?)?(?:Z|([+-])(0[0-9]|1[0-4]):([0-5][0-9])))?$/;

const dayLength = '2026-03-01'.length;

/** Epoch milliseconds of an ISO date (its midnight, UTC) or instant [DATE-1]; NaN for anything else. */
export function instantOf(text: string): number {
  const parts = instantPattern.exec(trimText(text));
  if (parts === null) return Number.NaN;
  const part = (index: number): number => Number(parts[index] ?? 0);
  if (part(3) > daysInMonth(part(1), part(2))) return Number.NaN;
  const offsetMinutes = (part(9) * 60 + part(10)) * (parts[8] === '-' ? -1 : 1);
  const minutes = part(4) * 60 + part(5) - offsetMinutes;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  return daysSinceEpoch(part(1), part(2), part(3)) * dayMs + (minutes * 60 + part(6)) * 1000 + milliseconds;
}

/** Whether a text that is a date or an instant is a date. */
export function isDay(text: string): boolean {
  return trimText(text).length === dayLength;
}

/** Midnight UTC of the day an instant lies in. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / dayMs) * dayMs;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days from 1970-01-01 in the Gregorian calendar, by arithmetic alone: a library's calendar object for each tested
 * value would take most of a simulation's time. Years begin in March here, so that the leap day comes last.
 */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const epochDay = 719_468;
  return marchYear * 365 + leapDays + dayOfYear - epochDay;
}
