import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';

/** A value of any plain type: numbers are kept as numbers, yes and no as such, nothing empties. */
export function ScalarField({ schema, name, value, onChange }: FieldProps) {
  const [typed, setTyped] = useState(() => (isPlain(value) ? String(value) : ''));
  return (
    <TextInput
      label={schema.title ?? inWords(name)}
      placeholder="Empty"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(scalarOf(event.currentTarget.value));
      }}
    />
  );
}

/** Only what reads the same as a number is one: "007" and "1e3" stay text. */
function scalarOf(typed: string): string | number | boolean | null {
  if (typed.trim() === '') return null;
  if (typed === 'true' || typed === 'false') return typed === 'true';
  return String(Number(typed)) === typed && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
