import { Stack, Switch } from '@mantine/core';
import { useContext } from 'react';
import { FieldOfSchema } from './field-of-schema.ts';
import { labelOf, type FieldProps } from './field-props.ts';
import { startOf, variantsOf } from './json-schema.ts';

/** A setting that can be switched off, such as the time limit of a wait. */
export function NullableField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const inner = (variantsOf(schema) ?? []).find(({ type }) => type !== 'null') ?? {};
  const Field = useContext(FieldOfSchema);
  const label = labelOf(props);
  const isOn = value !== null && value !== undefined;
  return (
    <Stack gap={8}>
      <Switch
        label={label}
        description={schema.description}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked ? (schema.default ?? startOf(inner)) : null)}
      />
      {isOn && <Field {...props} schema={{ ...inner, title: label }} isNamedAbove />}
    </Stack>
  );
}
