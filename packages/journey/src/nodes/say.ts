import type { Duration, TimeWindow } from '../model/settings.ts';
import type { SentencePart } from './define-node.ts';

/** "3 days", "1 hour". */
export function sayDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Tue–Thu 09:00–11:00", "Mon, Wed 09:00–17:00", "16:00–19:00" for every day. */
export function sayWindow({ days, from, to }: TimeWindow): string {
  const sorted = [...new Set(days)].toSorted((one, other) => one - other);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  const inRow = sorted.length > 2 && last - first === sorted.length - 1;
  const names = inRow ? [`${weekdays[first - 1]}–${weekdays[last - 1]}`] : sorted.map((day) => weekdays[day - 1] ?? '');
  return `${sorted.length === 7 ? '' : `${names.join(', ')} `}${from}–${to}`;
}

/** "a", "a or b", "a, b or c". */
export function sayChoice(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Parts of a sentence as "a", "a or b", "a, b or c". */
export function choiceOf(parts: readonly SentencePart[]): SentencePart[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? ' or ' : ', ', part];
  });
}

/** A text of at most so many characters, with "…" where it was cut; never within a character. */
export function shorten(text: string, length = 60): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
