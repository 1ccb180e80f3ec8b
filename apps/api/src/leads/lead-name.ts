/** How a lead is called: by name, else by address. */
export function leadName({
  fields,
  email,
}: {
  fields: Readonly<Record<string, unknown>>;
  email: string | null;
}): string {
  const parts = [fields['first_name'], fields['last_name']].map(textOf).filter((part) => part !== '');
  const name = parts.length > 0 ? parts.join(' ') : textOf(fields['name']);
  return name || email || 'Nameless lead';
}

/** The company a lead named, or null. */
export function companyOf(fields: Readonly<Record<string, unknown>>): string | null {
  return textOf(fields['company']) || null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
