import { Temporal } from 'temporal-polyfill';

/** One way to write a day. */
export interface DateForm {
  /** Global and sticky-free; matched against plain text. */
  pattern: RegExp;
  /** The day that is meant, or null when the match is no date ("31 February", "version 4.7"). */
  resolve(match: RegExpExecArray, today: Temporal.PlainDate): Temporal.PlainDate | null;
  /** The form names a time as a whole: "after March" means April, "after the summer" September. Length in months. */
  spansMonths?: number;
}

/** The day in its year, or without a year the next such day after today. Null if there is none. */
export function nextDay(
  { year, month, day }: { year?: number | undefined; month: number; day: number },
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = dayOf(year ?? today.year, month, day);
  if (date === null || year !== undefined || Temporal.PlainDate.compare(date, today) > 0) return date;
  return dayOf(today.year + 1, month, day);
}

/** Two digits mean this century. */
export function fullYear(digits: string | undefined): number | undefined {
  if (digits === undefined || digits === '') return undefined;
  const year = Number(digits);
  return year < 100 ? 2000 + year : year;
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}
