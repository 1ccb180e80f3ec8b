import { Select } from '@mantine/core';
import { useSurroundings, type FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';

/** One of a few values, each in words. */
export function ChoiceField(props: FieldProps) {
  const { schema, value, onChange } = props;
  return (
    <Select
      {...useSurroundings(props)}
      data={(schema.enum ?? []).map(String).map((one) => ({ value: one, label: schema.words?.[one] ?? inWords(one) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      allowDeselect={false}
    />
  );
}
