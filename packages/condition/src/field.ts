import type { Operator } from './value-test.ts';

/** What a field holds: this decides which tests make sense on it. `any` is decided by each lead's data. */
export type FieldType = 'text' | 'number' | 'tags' | 'instant' | 'consent' | 'any';

const builtInFields: ReadonlyMap<string, FieldType> = new Map([
  ['email', 'text'],
  ['score', 'number'],
  ['stage', 'text'],
  ['tags', 'tags'],
  ['timeZone', 'text'],
  ['createdAt', 'instant'],
]);

const singleValue = ['equals', 'notEquals', 'in', 'notIn', 'known', 'unknown'] as const;
const partOfText = ['contains', 'notContains', 'startsWith', 'endsWith'] as const;
const size = ['moreThan', 'atLeast', 'lessThan', 'atMost', 'between'] as const;
const date = ['before', 'after', 'inLastDays', 'inNextDays'] as const;

/** The tests each type of field allows, in the order a builder offers them. */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: [...singleValue, ...partOfText],
  number: [...singleValue, ...size],
  tags: ['hasTag', 'lacksTag', 'in', 'notIn', 'known', 'unknown'],
  instant: [...date, 'between', 'known', 'unknown'],
  consent: ['equals', 'notEquals'],
  any: [...singleValue, ...partOfText, ...size, ...date],
};

const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

/** Whether a custom field, property or topic may have this name. Names every object inherits are refused. */
export function isFieldName(name: string): boolean {
  return namePattern.test(name) && !(name in Object.prototype) && name !== 'prototype';
}

/** The type of a field such as `score`, `lead.industry`, `entry.plan`, `consent.news`; null where there is no such field. */
export function fieldTypeOf(field: string): FieldType | null {
  const builtIn = builtInFields.get(field);
  if (builtIn !== undefined) return builtIn;
  const dot = field.indexOf('.');
  if (dot < 0 || !isFieldName(field.slice(dot + 1))) return null;
  const source = field.slice(0, dot);
  if (source === 'consent') return 'consent';
  return source === 'lead' || source === 'entry' ? 'any' : null;
}
