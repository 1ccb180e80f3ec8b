import { MultiSelect, TagsInput } from '@mantine/core';
import { useSurroundings, type FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';
import { repliesMean } from './replies-mean.ts';

/** Several words: chosen where there is a list of them, else typed. */
export function WordsField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const around = useSurroundings(props);
  const words = Array.isArray(value) ? value.map(String) : [];
  if (schema.format !== 'intents') return <TagsInput {...around} value={words} onChange={onChange} />;
  // Meanings that only another version knows stay chosen.
  const all = [...new Set<string>([...repliesMean, ...words])];
  return (
    <MultiSelect
      {...around}
      data={all.map((one) => ({ value: one, label: inWords(one) }))}
      value={words}
      onChange={onChange}
      searchable
      hidePickedOptions
    />
  );
}
