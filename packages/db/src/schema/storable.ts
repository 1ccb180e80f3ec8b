import { customType } from 'drizzle-orm/pg-core';

/** What Postgres refuses in any text: the character NUL, and halves of characters that somebody cut in two. */
const unstorable = /\0/g;
/** How `JSON.stringify` writes them. Also found behind a written-out backslash, where a closer look finds nothing to mend. */
const perhapsUnstorable = /\\u0000|\\ud[89a-f]/;

/** The text as Postgres can keep it: without NUL, halves of characters replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.replace(unstorable, '').toWellFormed();
}

/** JSON that Postgres can keep. What comes from outside must not be able to make a block or a batch fail for ever. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return perhapsUnstorable.test(json) ? JSON.stringify(value, (_key, part: unknown) => mended(part)) : json;
}

function mended(part: unknown): unknown {
  if (typeof part === 'string') return storableText(part);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [storableText(name), value]));
}

/** A column of JSON, whatever somebody put into it. */
export const jsonb = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: storableJson,
});
