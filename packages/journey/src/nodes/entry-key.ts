import { isFieldName, nameInWords } from '@tendril/condition';
import { z } from 'zod';
import type { SentencePart } from './define-node.ts';

/** Name of the property whose value tells several entries of one lead apart. */
export const keyPropertySchema = z
  .string()
  .refine(isFieldName, 'A property has letters, digits, - and _ in its name.')
  .optional()
  .meta({
    title: 'Counts as another entry by',
    description: 'Leads may then come in once for each value of it, such as once for each quote.',
    format: 'property',
  });

/** How the sentence of an entry says it. */
export function sayKey(key: string | undefined): SentencePart[] {
  return key === undefined ? [] : [', once for each ', { says: nameInWords(key), of: 'key' }];
}

const longestKey = 200;

/** The entry key of an event: the value of the named property as text; empty where there is none. */
export function entryKeyOf(property: string | undefined, properties: Readonly<Record<string, unknown>>): string {
  const value = property === undefined || !Object.hasOwn(properties, property) ? undefined : properties[property];
  if (typeof value === 'string') return value.trim().slice(0, longestKey);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
