import { isBlank, trimText } from './text.ts';

/** Plain decimals of up to 15 digits on each side. SQL uses the same source, so it is written without `\d`. */
export const decimalPattern = /^[+-]?[0-9]{1,15}(?:[.][0-9]{1,15})?$/;

export const smallestNumber = 0.000_001;
export const numbersEnd = 1_000_000_000_000_000;

/** Whether a number counts [VALUE-3]: in this range JavaScript and Postgres write the same digits. */
export function isUsableNumber(value: number): boolean {
  const size = Math.abs(value);
  return (size >= smallestNumber && size < numbersEnd) || size === 0;
}

/** A known single value as text [VALUE-5], not yet trimmed; null when unknown or a list. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return isBlank(value) ? null : value;
  if (typeof value === 'number') return isUsableNumber(value) ? String(value) : null;
  return typeof value === 'boolean' ? String(value) : null;
}

/** The number in a field, NaN when there is none: every comparison with NaN is false [VALUE-3]. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return isUsableNumber(value) ? value : Number.NaN;
  if (typeof value !== 'string') return Number.NaN;
  const trimmed = trimText(value);
  return decimalPattern.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Whether anything is known [VALUE-1]. */
export function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isEntry) : textOf(value) !== null;
}

/** Whether an element of a list counts [VALUE-7]. */
export function isEntry(element: unknown): element is string {
  return typeof element === 'string' && !isBlank(element);
}
