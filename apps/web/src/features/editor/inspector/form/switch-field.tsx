import { Switch } from '@mantine/core';
import { useFault, labelOf, type FieldProps } from './field-props.ts';

/** Yes or no. */
export function SwitchField(props: FieldProps) {
  const { schema, path, value, onChange } = props;
  return (
    <Switch
      label={labelOf(props)}
      description={schema.description}
      error={useFault(path)}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
