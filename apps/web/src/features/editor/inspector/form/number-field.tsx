import { NumberInput } from '@mantine/core';
import { useSurroundings, type FieldProps } from './field-props.ts';

/** A number within its limits. */
export function NumberField(props: FieldProps) {
  const { schema, value, onChange } = props;
  return (
    <NumberInput
      {...useSurroundings(props)}
      {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
      {...(schema.maximum === undefined ? {} : { max: schema.maximum })}
      {...(schema.type === 'integer' ? { allowDecimal: false } : {})}
      value={typeof value === 'number' ? value : ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
    />
  );
}
