import { Textarea, TextInput } from '@mantine/core';
import { createContext, useContext } from 'react';
import { useSurroundings, type FieldProps } from './field-props.ts';
import { isClock } from './json-schema.ts';
import { ValueTextarea, ValueTextInput } from './value-completion.tsx';

/** From this length on a text has lines. */
const longText = 1_000;

/** Whether the texts of a form are filled in with values of the lead. */
export const TextsHoldValues = createContext(false);

/** A text, a time of day, or a day. */
export function TextField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const around = { ...useSurroundings(props), placeholder: schema.placeholder ?? '', 'aria-required': schema.isNeeded };
  const holdsValues = useContext(TextsHoldValues);
  const text = typeof value === 'string' ? value : '';
  const change = (typed: string): void => onChange(typed === '' && schema.default === undefined ? undefined : typed);
  const isLong = (schema.maxLength ?? 0) >= longText && schema.isOneLine !== true;
  if (holdsValues && isLong)
    return <ValueTextarea {...around} writtenFor="step" autosize minRows={2} value={text} onChange={change} />;
  if (holdsValues) return <ValueTextInput {...around} writtenFor="step" value={text} onChange={change} />;
  if (isLong)
    return (
      <Textarea {...around} autosize minRows={2} value={text} onChange={(event) => change(event.currentTarget.value)} />
    );
  return (
    <TextInput
      {...around}
      type={inputTypeOf(props, text)}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** A day may be kept with a time of day; then both are asked for. */
function inputTypeOf({ schema }: FieldProps, text: string): string {
  if (isClock(schema)) return 'time';
  if (schema.format !== 'day') return 'text';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return 'datetime-local';
  return text === '' || /^\d{4}-\d\d-\d\d$/.test(text) ? 'date' : 'text';
}
