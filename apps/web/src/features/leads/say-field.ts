/** "come_back_on" → "Come back on". */
export function sayField(field: string): string {
  const words = field.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of a field as it is read; empty for what is nothing to a reader. */
export function sayValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join(', ');
  return '';
}
