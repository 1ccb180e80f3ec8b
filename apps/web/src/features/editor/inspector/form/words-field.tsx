import { TagsInput } from '@mantine/core';
import { useSurroundings, type FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';
import { repliesMean } from './replies-mean.ts';

/** Several words. What a reply means is chosen among what there is; other words are typed. */
export function WordsField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const around = useSurroundings(props);
  const words = Array.isArray(value) ? value.map(String) : [];
  if (schema.format !== 'intents') return <TagsInput {...around} value={words} onChange={onChange} />;
  // Meanings that only another version knows stay chosen.
  const meanings = [...new Set<string>([...repliesMean, ...words])];
  const meant = (typed: string): string[] =>
    meanings.filter((meaning) => inWords(meaning).toLowerCase() === typed.trim().toLowerCase());
  return (
    <TagsInput
      {...around}
      data={meanings.map(inWords)}
      value={words.map(inWords)}
      onChange={(chosen) => onChange([...new Set(chosen.flatMap(meant))])}
      placeholder={words.length === 0 ? 'Choose or type' : ''}
    />
  );
}
