/** "come_back_on" → "Come back on". */
export function sayField(field: string): string {
  const words = field.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Days are kept in a form for machines: "2027-03-01" is "1 March 2027". */
function sayText(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? day.format(Date.parse(text)) : text;
}

const countries = new Intl.DisplayNames('en', { type: 'region' });
const languages = new Intl.DisplayNames('en', { type: 'language' });

/** Kept in a form for machines as well: "NO" is Norway, "nl" is Dutch. What is no such form stays as it is. */
function sayCode(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (field === 'country' && /^[A-Z]{2}$/.test(value)) return countries.of(value);
  return field === 'language' && /^[a-z]{2}(-[A-Z]{2})?$/.test(value) ? languages.of(value) : value;
}

/** A known field's value as it is read. */
export function sayFieldValue(field: string, value: unknown): string {
  return sayValue(sayCode(field, value));
}

/** A value of a field as it is read; empty for what is nothing to a reader. */
export function sayValue(value: unknown): string {
  if (typeof value === 'string') return sayText(value);
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join(', ');
  return '';
}
