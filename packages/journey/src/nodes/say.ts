import type { Duration } from '../model/settings.ts';
import type { SentencePart } from './define-node.ts';

/** "3 days", "1 hour". */
export function sayDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
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
