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

/** A value of a field as it is read; empty for what is nothing to a reader. */
export function sayValue(value: unknown): string {
  if (typeof value === 'string') return sayText(value);
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join(', ');
  return '';
}
