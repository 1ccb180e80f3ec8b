import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useSurroundings, type FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';
import { repliesMean } from './replies-mean.ts';

/** Several words. What a reply means is chosen among what there is; other words are typed. */
export function WordsField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const around = useSurroundings(props);
  const [isOpen, setOpen] = useState(false);
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
      // By click, typing or arrow down; the focus alone opens no list.
      openOnFocus={false}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onClick={() => setOpen(true)}
      placeholder={words.length === 0 ? 'Choose or type' : ''}
    />
  );
}
