import { Temporal } from 'temporal-polyfill';

/** Easter Monday of a Gregorian year, by the anonymous ("Meeus") computus. */
export function easterMonday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const sunday = epact + weekdayShift - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sunday / 31), day: (sunday % 31) + 1 }).add({ days: 1 });
}
