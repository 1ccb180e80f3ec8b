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
  const midnight = Date.UTC(part(1), part(2) - 1, part(3));
  const lastOfMonth = Date.UTC(part(1), part(2), 0);
  if (midnight > lastOfMonth) return Number.NaN;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offsetMinutes = (part(9) * 60 + part(10)) * (parts[8] === '-' ? -1 : 1);
  return midnight + ((part(4) * 60 + part(5) - offsetMinutes) * 60 + part(6)) * 1000 + milliseconds;
}

/** Whether a text that is a date or an instant is a date. */
export function isDay(text: string): boolean {
  return trimText(text).length === dayLength;
}

/** Midnight UTC of the day an instant lies in. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / dayMs) * dayMs;
}
