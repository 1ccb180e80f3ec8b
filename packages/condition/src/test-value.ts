import { instantOf, isDay } from './instant.ts';
import { containsText, endsWithText, sameText, startsWithText } from './text.ts';
import { comparesTime, rangeEnd, rangeStart } from './time-range.ts';
import type { TimeTest, ValueTest } from './value-test.ts';
import { isEntry, isKnown, numberOf, textOf } from './value.ts';

/** Whether a value passes a test, in memory. Never throws, whatever the value is. `now` in epoch milliseconds. */
export function testValue(test: ValueTest, value: unknown, now: number): boolean {
  if (comparesTime(test)) return testTime(test, value, now);
  switch (test.op) {
    case 'known':
      return isKnown(value);
    case 'unknown':
      return !isKnown(value);
    case 'equals':
      return textOf(value) !== null && isSame(value, test.value);
    case 'notEquals':
      return textOf(value) !== null && !isSame(value, test.value);
    case 'in':
      return isKnown(value) && isOneOf(value, test.value);
    case 'notIn':
      return isKnown(value) && !isOneOf(value, test.value);
    case 'contains':
      return containsValue(value, test.value);
    case 'notContains':
      return isKnown(value) && !containsValue(value, test.value);
    case 'startsWith':
      return startsWithText(textOf(value) ?? '', test.value);
    case 'endsWith':
      return endsWithText(textOf(value) ?? '', test.value);
    case 'hasTag':
      return hasEntry(value, test.value);
    case 'lacksTag':
      return !hasEntry(value, test.value);
    default:
      return testNumber(test, numberOf(value));
  }
}

type NumberTest = Extract<ValueTest, { op: 'moreThan' | 'atLeast' | 'lessThan' | 'atMost' | 'between' }>;

function testNumber(test: NumberTest, number: number): boolean {
  switch (test.op) {
    case 'moreThan':
      return number > test.value;
    case 'atLeast':
      return number >= test.value;
    case 'lessThan':
      return number < test.value;
    case 'atMost':
      return number <= test.value;
    case 'between':
      return number >= Number(test.value[0]) && number <= Number(test.value[1]);
  }
}

function testTime(test: TimeTest, value: unknown, now: number): boolean {
  if (typeof value !== 'string') return false;
  const moment = instantOf(value);
  const reading = { now, ofDay: isDay(value) };
  return moment >= rangeStart(test, reading) && moment < rangeEnd(test, reading);
}

/** Compares by the type of the wanted value [VALUE-6]. */
function isSame(value: unknown, wanted: string | number | boolean): boolean {
  if (typeof wanted === 'number') return numberOf(value) === wanted;
  const text = textOf(value);
  return text !== null && sameText(text, String(wanted));
}

function isOneOf(value: unknown, wanted: readonly (string | number)[]): boolean {
  for (const one of wanted) {
    if (Array.isArray(value) ? hasEntry(value, one) : isSame(value, one)) return true;
  }
  return false;
}

function containsValue(value: unknown, wanted: string): boolean {
  return Array.isArray(value) ? hasEntry(value, wanted) : containsText(textOf(value) ?? '', wanted);
}

function hasEntry(list: unknown, wanted: string | number): boolean {
  if (!Array.isArray(list)) return false;
  for (const entry of list) {
    if (isEntry(entry) && isSame(entry, wanted)) return true;
  }
  return false;
}
