import { Temporal } from 'temporal-polyfill';
import { plainText } from '../plain-text.ts';
import { weekdayByWord } from './calendar-words.ts';
import type { DateForm } from './date-form.ts';
import { dateForms } from './date-forms.ts';
import { relativeForms } from './relative-forms.ts';

/** A day found in the text, with how plainly the words before it say that this is the day to come back on. */
interface FoundDay {
  date: Temporal.PlainDate;
  start: number;
  end: number;
  rank: number;
}

/** Words directly before a date, strongest first. */
const cues: readonly { words: RegExp; rank: number }[] = [
  {
    words:
      /\b(?:back|return(?:ing)?|available(?: again)?|wieder|zuruck|terug|ater|tillbaka|(?:de )?retour|reviens|reprends|vuelvo|regreso|contact|call|write|aanwezig)\b[^.!?]{0,45}$/,
    rank: 3,
  },
  {
    words:
      /\b(?:until|till|til|through|to|bis(?: einschliesslich)?|tot(?: en met)?|t\/m|till(?: och med)?|t\.o\.m\.?|jusqu'(?:au|a|en)|au|hasta|al)(?: and including)?(?: the| zum| le| el| la| den| dem)?(?: \p{L}+,?)?(?: the| den| el| le)? ?$/u,
    rank: 2,
  },
  {
    words:
      /\b(?:after|from|starting|not before|ab|nach|erst|vanaf|na|pas|efter|fran|apres|(?:a )?partir d[eu]|des|despues de|tras)\b[^.!?]{0,20}$/,
    rank: 1,
  },
];

const pastWords =
  /\b(?:since|seit|sinds|sedan|depuis|desde|last|letzten?|vorige|forra|dernier|pasado|ago)(?: the| dem| den| le| el| a)? ?$/;
const pastBehind = /^ ?(?:ago|dernier|pasado|passe)\b/;
const afterWords =
  /\b(?:after|past|nach|na|efter|apres|despues|tras)(?: (?:the|de|dem|den|der|die|das|del|des|du|het|la|le|les|el|dia|d|l))*(?: \p{L}+,)? ?'?$/u;
const backBehind =
  /^(?:(?!\b(?:and|und|en|och|et|y)\b)[^.!?]){0,15}\b(?:back|wieder|zuruck|weer|terug|ater|tillbaka|de retour|de vuelta)\b/;
const rangeLink =
  /^,? ?(?:to|until|till|through|bis(?: zum)?|t\/m|tot(?: en met)?|till(?: och med)?|au|al|hasta(?: el)?|-|–) ?(?:the |den |le |el )?$/;
const weekdayLink = /^,? (?:the |den |dem |le |el |de )?$/;

/**
 * The day to come back on that a reply names, as yyyy-mm-dd, or null. Always later than the day of receipt.
 * "After March" is 1 April, "until 3 May" is 3 May; of a range the end counts; of several days the one that "back on"
 * or "until" stands before, else the first.
 * @param text the person's own words   @param received ISO instant   @param timeZone IANA zone in which days are meant
 */
export function findReturnDate({
  text,
  received,
  timeZone,
}: {
  text: string;
  received: string;
  timeZone: string;
}): string | null {
  const today = Temporal.Instant.from(received).toZonedDateTimeISO(timeZone).toPlainDate();
  const words = plainText(text);
  const days = withoutRangeStarts(findDays(words, today), words);
  const best = days.toSorted((left, right) => right.rank - left.rank || left.start - right.start)[0];
  return best?.date.toString() ?? null;
}

function findDays(words: string, today: Temporal.PlainDate): FoundDay[] {
  const days: FoundDay[] = [];
  // What an exact form has matched is spent even if it is no day: "31 February" must not become "February".
  const spent: Pick<FoundDay, 'start' | 'end'>[] = [];
  for (const form of [...dateForms, ...relativeForms]) {
    for (const match of words.matchAll(form.pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (spent.some((other) => other.start < span.end && span.start < other.end)) continue;
      spent.push(span);
      const [before, behind] = [words.slice(0, span.start), words.slice(span.end)];
      if (pastWords.test(before) || pastBehind.test(behind)) continue;
      const date = meantDay({ form, match, before }, today);
      if (date !== null) days.push({ date, ...span, rank: rankOf(before, behind) });
    }
  }
  return withoutDoubledWeekdays(days, words);
}

function meantDay(
  { form, match, before }: { form: DateForm; match: RegExpExecArray; before: string },
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const named = form.resolve(match, today);
  if (named === null) return null;
  const date = afterWords.test(before) ? dayAfter({ form, named, hasYear: /20\d\d/.test(match[0]) }, today) : named;
  return Temporal.PlainDate.compare(date, today) > 0 ? date : null;
}

/** "After the summer", said in July, is this September: the season that is running counts, not the next one. */
function dayAfter(
  { form, named, hasYear }: { form: DateForm; named: Temporal.PlainDate; hasYear: boolean },
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  if (form.spansMonths === undefined) return named.add({ days: 1 });
  const end = named.add({ months: form.spansMonths });
  const endOfRunning = end.subtract({ years: 1 });
  return !hasYear && Temporal.PlainDate.compare(endOfRunning, today) > 0 ? endOfRunning : end;
}

function rankOf(before: string, behind: string): number {
  if (backBehind.test(behind)) return 3;
  return cues.find(({ words }) => words.test(before))?.rank ?? 0;
}

/** "from 23 December to 2 January": the first day is when they leave. */
function withoutRangeStarts(days: FoundDay[], words: string): FoundDay[] {
  const linked = (day: FoundDay, other: FoundDay) =>
    other.start > day.end && rangeLink.test(words.slice(day.end, other.start));
  return days.filter((day) => !days.some((other) => linked(day, other)));
}

/** "Monday, 12 June" is one day, and the date is the surer half. */
function withoutDoubledWeekdays(days: FoundDay[], words: string): FoundDay[] {
  const isWeekday = (day: FoundDay) => weekdayByWord.has(words.slice(day.start, day.end));
  const joined = (day: FoundDay, other: FoundDay) =>
    other.start >= day.end && weekdayLink.test(words.slice(day.end, other.start));
  return days.filter((day) => !isWeekday(day) || !days.some((other) => joined(day, other)));
}
