import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { useSurroundings, type FieldProps } from './field-props.ts';
import { labelOfName, nameTyped } from './name-options.ts';
import { useNameOptions } from './use-name-options.ts';

/** A name that is chosen among the known ones, or typed when it is new: a form, an event, a tag, a field … */
export function NameField(props: FieldProps) {
  const { schema, value, onChange, beside = {} } = props;
  const format = schema.format ?? '';
  const name = typeof value === 'string' ? value : '';
  return (
    <NameInput
      {...useSurroundings(props)}
      aria-required={schema.isNeeded}
      format={format}
      placeholder={schema.placeholder ?? ''}
      value={name}
      onChange={(typed) => onChange(typed === '' && schema.default === undefined ? undefined : typed)}
      event={eventBeside(beside) ?? 'form.submitted'}
      {...(format === 'event' && name !== '' ? { inputWrapperOrder, description: `Told to us as ${name}` } : {})}
    />
  );
}

/** The event a property belongs to; entries and waits call the setting differently. An entry by form has none. */
export function eventBeside(beside: Readonly<Record<string, unknown>>): string | undefined {
  const event = beside['event'] ?? beside['name'];
  return typeof event === 'string' ? event : undefined;
}

// What an event is called on the way here stands below, not between its label and its name.
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

interface NameInputProps {
  format: string;
  value: string;
  onChange: (name: string) => void;
  /** The event whose properties are offered. */
  event?: string;
  label?: string | null;
  'aria-label'?: string;
  'aria-required'?: boolean | undefined;
  placeholder?: string;
  description?: string | undefined;
  error?: string | null;
  flex?: number | string;
}

/** The input alone, for forms that are not made from a schema. */
export function NameInput({ format, value, onChange, event, ...input }: NameInputProps) {
  const [isWanted, setWanted] = useState(false);
  // While it is typed, the text stays as typed; else it is what the name reads as.
  const [typed, setTyped] = useState<string | null>(null);
  const options = useNameOptions(format, { isWanted, ...(event === undefined ? {} : { event }) });
  const label = options.find(({ name }) => name === value)?.label ?? labelOfName(format, value);
  return (
    <Autocomplete
      {...input}
      data={options.map((option) => option.label)}
      limit={50}
      // The settings of a step open with the focus in their first field, and its list would cover the rest.
      openOnFocus={false}
      value={typed ?? label}
      onFocus={() => setWanted(true)}
      onChange={(text) => {
        setTyped(text);
        onChange(nameTyped(format, text, options));
      }}
      onOptionSubmit={() => setTyped(null)}
      onBlur={() => setTyped(null)}
      // Before anything is typed, every name is on offer.
      {...(typed === null ? { filter: ({ options: all }) => all } : {})}
    />
  );
}
