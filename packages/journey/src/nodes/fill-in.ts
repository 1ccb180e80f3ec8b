const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9_.-]{0,120})\s*\}\}/g;
const onlyPlaceholder = /^\s*\{\{\s*([A-Za-z][A-Za-z0-9_.-]{0,120})\s*\}\}\s*$/;

/** What is known of every lead; conditions name these without `lead.`, texts with it, as emails do. */
const ownFacts: ReadonlySet<string> = new Set(['email', 'score', 'stage', 'tags', 'timeZone']);

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
  if (alone !== undefined) return valueOf(alone, read) ?? null;
  return text.replace(placeholder, (_all, place: string) => wordsOf(valueOf(place, read)));
}

function valueOf(place: string, read: (field: string) => unknown): unknown {
  const name = place.startsWith('lead.') ? place.slice('lead.'.length) : '';
  return read(place) ?? (ownFacts.has(name) ? read(name) : undefined);
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(wordsOf).join(', ') : '';
}
