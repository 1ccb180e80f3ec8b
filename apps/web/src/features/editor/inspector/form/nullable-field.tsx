import { Stack, Switch } from '@mantine/core';
import { useContext } from 'react';
import { FieldOfSchema } from './field-of-schema.ts';
import type { FieldProps } from './field-props.ts';
import { inWords, startOf, variantsOf } from './json-schema.ts';

/** A setting that can be switched off, such as the time limit of a wait. */
export function NullableField({ schema, name, value, onChange }: FieldProps) {
  const inner = (variantsOf(schema) ?? []).find(({ type }) => type !== 'null') ?? {};
  const Field = useContext(FieldOfSchema);
  const label = schema.title ?? inWords(name);
  return (
    <Stack gap={8}>
      <Switch
        label={label}
        checked={value !== null && value !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? (schema.default ?? startOf(inner)) : null)}
      />
      {value !== null && value !== undefined && (
        <Field schema={{ ...inner, title: label }} name={name} value={value} onChange={onChange} isNamedAbove />
      )}
    </Stack>
  );
}
