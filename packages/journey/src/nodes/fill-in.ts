const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9_.-]{0,120})\s*\}\}/g;
const onlyPlaceholder = /^\s*\{\{\s*([A-Za-z][A-Za-z0-9_.-]{0,120})\s*\}\}\s*$/;

/**
 * Puts values of the lead where a text has `{{ lead.company }}`, in lists and objects too. A text that is nothing but one
 * place becomes the value itself (a number stays a number); what is not known becomes null there, and empty inside a text.
 */
export function fillIn(input: unknown, read: (field: string) => unknown): unknown {
  if (typeof input === 'string') return fillText(input, read);
  if (Array.isArray(input)) return input.map((one: unknown) => fillIn(one, read));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, fillIn(value, read)]));
}

function fillText(text: string, read: (field: string) => unknown): unknown {
  const alone = onlyPlaceholder.exec(text)?.[1];
  if (alone !== undefined) return read(alone) ?? null;
  return text.replace(placeholder, (_all, field: string) => wordsOf(read(field)));
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(wordsOf).join(', ') : '';
}
