import { Temporal } from 'temporal-polyfill';
import { anyOf, monthByWord, seasonByWord, shortMonthByWord } from './calendar-words.ts';
import { fullYear, nextDay } from './date-form.ts';
import type { DateForm } from './date-form.ts';

const monthWords = anyOf(monthByWord);
const anyMonth = `(?:${anyOf(new Map([...monthByWord, ...shortMonthByWord]))})`;
const year = `(?:,? (?:de |del )?((?:20)\\d\\d)\\b)?`;
const ordinal = `(?:st|nd|rd|th|er|ste|de|e|:a|:e|\\.)?`;
const early = 'early|start of|beginning of|anfang|begin|borjan av|debut|principios de|a principios de|primeros de';
const middle = 'mid|mid-|middle of|mitte|medio|half|mitten av|mi-|mi|mediados de';
const late = 'late|end of|ende|eind|slutet av|fin|finales de|fines de';

/** Days named by the calendar. The more exact form stands first: where two overlap the first wins. */
export const dateForms: readonly DateForm[] = [
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)\b/g,
    resolve: ([, years, month, day], today) =>
      nextDay({ year: Number(years), month: Number(month), day: Number(day) }, today),
  },
  {
    pattern: /\b(\d{1,2})\. ?(\d{1,2})\.(?: ?(20\d\d|\d\d\b))?/g,
    resolve: ([, day, month, years], today) =>
      nextDay({ year: fullYear(years), month: Number(month), day: Number(day) }, today),
  },
  {
    pattern: /\b(\d{1,2})([./-])(\d{1,2})\2(20\d\d|\d\d)\b/g,
    resolve: ([, first, , second, years], today) => slashed([Number(first), Number(second), fullYear(years)], today),
  },
  {
    pattern:
      /(?<=\b(?:until|till|by|from|on|after|before|back|le|du|au|el|al|den|op|tot|bis|am|ab|till)(?: the| le| el)? )(\d{1,2})\/(\d{1,2})\b(?!\/)/g,
    resolve: ([, first, second], today) => slashed([Number(first), Number(second), undefined], today),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})${ordinal} (?:of |de |den )?(${anyMonth})\\b\\.?${year}`, 'g'),
    resolve: ([, day, month = '', years], today) =>
      nextDay({ year: fullYear(years), month: monthNumber(month), day: Number(day) }, today),
  },
  {
    pattern: new RegExp(
      `\\b(${anyMonth})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?:uhr|h\\b|:|am\\b|pm\\b))${year}`,
      'g',
    ),
    resolve: ([, month = '', day, years], today) =>
      nextDay({ year: fullYear(years), month: monthNumber(month), day: Number(day) }, today),
  },
  {
    pattern: new RegExp(`\\b(${early}|${middle}|${late}) ?(?:of |de |den )?(${monthWords})\\b${year}`, 'g'),
    resolve: ([, part = '', month = '', years], today) => partOfMonth({ part, month, years }, today),
  },
  {
    // "may" alone is a verb more often than a month, "mars" and "march" seldom are anything else.
    pattern: new RegExp(
      `\\b(?!may\\b)(${monthWords})\\b${year}|(?<=\\b(?:in|until|till|by|from|after|before|this|next|me|for) )(may)\\b${year}`,
      'g',
    ),
    resolve: ([, month, years, may, mayYears], today) =>
      nextDay({ year: fullYear(years ?? mayYears), month: monthNumber(month ?? may ?? ''), day: 1 }, today),
    spansMonths: 1,
  },
  {
    pattern: new RegExp(`\\b(${anyOf(seasonByWord)})(?:sferien|ferien|vakantie|holidays?)?\\b${year}`, 'g'),
    resolve: ([, season = '', years], today) =>
      nextDay({ year: fullYear(years), month: seasonByWord.get(season) ?? 0, day: 1 }, today),
    spansMonths: 3,
  },
  {
    pattern:
      /(?<=\b(?:the|am|dem|zum|ab|den|de|op|le|au|du|el|al|dia) )(\d{1,2})(?:st|nd|rd|th|\.|e|er|:e|:a)?(?=$|[ ,;!)]|\.(?:\s|$))(?! ?(?:uhr|h\b|people|users|%|days?|weeks?|months?|years?|years))/g,
    resolve: ([, day], today) => dayOfMonth(Number(day), today),
  },
  {
    pattern: /(?<=\b(?:in|until|till|not before|bis|erst|tot|tills|jusqu'en|en|hasta(?: el)?) )(20\d\d)\b(?![-./]\d)/g,
    resolve: ([, years], today) => nextDay({ year: Number(years), month: 1, day: 1 }, today),
  },
];

/** Day before month, as most of the world writes; month first only where nothing else is possible. */
function slashed([first, second, years]: [number, number, number | undefined], today: Temporal.PlainDate) {
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return nextDay({ year: years, month, day }, today);
}

function partOfMonth(
  { part, month, years }: { part: string; month: string; years: string | undefined },
  today: Temporal.PlainDate,
) {
  const named = { year: fullYear(years), month: monthNumber(month) };
  if (new RegExp(`^(?:${early})$`).test(part)) return nextDay({ ...named, day: 1 }, today);
  if (new RegExp(`^(?:${middle})$`).test(part)) return nextDay({ ...named, day: 15 }, today);
  return nextDay({ ...named, day: 28 }, today);
}

function dayOfMonth(day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (day < 1 || day > 31) return null;
  for (let months = 0; months < 3; months += 1) {
    const month = today.with({ day: 1 }).add({ months });
    if (day <= month.daysInMonth && Temporal.PlainDate.compare(month.with({ day }), today) > 0)
      return month.with({ day });
  }
  return null;
}

function monthNumber(word: string): number {
  return monthByWord.get(word) ?? shortMonthByWord.get(word) ?? 0;
}
