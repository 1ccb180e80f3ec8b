import { TextInput } from '@mantine/core';
import { useSurroundings, type FieldProps } from './field-props.ts';

/** A value of any plain type: numbers are kept as numbers, yes and no as such, nothing empties. */
export function ScalarField(props: FieldProps) {
  const { schema, value, onChange } = props;
  return (
    <TextInput
      {...useSurroundings(props)}
      placeholder={schema.placeholder ?? 'Empty'}
      value={isPlain(value) ? String(value) : ''}
      onChange={(event) => onChange(scalarOf(event.currentTarget.value))}
    />
  );
}

/** Only what reads the same as a number is one: "007" and "1e3" stay text. */
export function scalarOf(typed: string): string | number | boolean | null {
  if (typed.trim() === '') return null;
  if (typed === 'true' || typed === 'false') return typed === 'true';
  return String(Number(typed)) === typed && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
