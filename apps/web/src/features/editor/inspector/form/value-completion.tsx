import {
  Combobox,
  Group,
  ScrollArea,
  Text,
  Textarea,
  TextInput,
  useCombobox,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import { useContext, useMemo, useState, type ChangeEvent, type KeyboardEvent, type SyntheticEvent } from 'react';
import { EditorContext } from '../../state/editor-context.ts';
import { openPlaceAt, placeFor, valuesLike, type OpenPlace, type TextValue } from './complete-value.ts';
import { valuesFor, type WrittenFor } from './text-values.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface CompletionProps {
  value: string;
  onChange: (value: string) => void;
  /** Decides which values are offered, and whether they come with a fallback. */
  writtenFor: WrittenFor;
  /** Names of the fields leads have; inside the editor they are known already. */
  fields?: readonly string[];
}

type OwnProps = keyof CompletionProps | 'onSelect' | 'onBlur' | 'onKeyDown' | 'defaultValue';

/**
 * A text of one line that can hold values of the lead: typing `{{` opens the list of them, arrows and Enter choose, Escape
 * closes it. Takes all else a `TextInput` takes.
 *
 *     <ValueTextInput label="Subject" writtenFor="email" value={subject} onChange={setSubject} maxLength={300} />
 */
export function ValueTextInput({
  value,
  onChange,
  writtenFor,
  fields,
  ...input
}: CompletionProps & Omit<TextInputProps, OwnProps>) {
  const { list, ...typing } = useCompletion({
    value,
    onChange,
    writtenFor,
    ...(fields === undefined ? {} : { fields }),
  });
  return list(<TextInput {...input} value={value} {...typing} />);
}

/** The same with lines; takes all that a `Textarea` takes. */
export function ValueTextarea({
  value,
  onChange,
  writtenFor,
  fields,
  ...input
}: CompletionProps & Omit<TextareaProps, OwnProps>) {
  const { list, ...typing } = useCompletion({
    value,
    onChange,
    writtenFor,
    ...(fields === undefined ? {} : { fields }),
  });
  return list(<Textarea {...input} value={value} {...typing} />);
}

/** What a text field needs to complete values: its listeners, and the list around it. */
function useCompletion({ onChange, writtenFor, fields }: CompletionProps) {
  const known = useContext(EditorContext)?.fields;
  const values = useMemo(() => valuesFor(writtenFor, fields ?? known ?? []), [writtenFor, fields, known]);
  const [open, setOpen] = useState<{ field: Field; place: OpenPlace } | null>(null);
  const found = open === null ? [] : valuesLike(values, open.place.typed);
  const isOpen = found.length > 0;
  const combobox = useCombobox({ opened: isOpen, onDropdownClose: () => setOpen(null) });

  const look = (field: Field): void => {
    const place = openPlaceAt(field.value, field.selectionStart ?? 0);
    setOpen(place === null ? null : { field, place });
    // Once the options for what was typed are there.
    if (place !== null) requestAnimationFrame(() => combobox.selectFirstOption());
  };
  const choose = (path: string): void => {
    if (open === null) return;
    const { field, place } = open;
    const { text, caret } = placeFor(path, { withFallback: writtenFor === 'email' });
    field.setRangeText(text, place.from, place.to);
    field.setSelectionRange(place.from + caret, place.from + caret);
    setOpen(null);
    onChange(field.value);
    field.focus();
  };
  return {
    onChange: (event: ChangeEvent<Field>) => {
      onChange(event.currentTarget.value);
      look(event.currentTarget);
    },
    // Also fires when the caret is moved by arrows or mouse: out of the braces the list closes.
    onSelect: (event: SyntheticEvent<Field>) => {
      if (open !== null) look(event.currentTarget);
    },
    onBlur: () => setOpen(null),
    onKeyDown: (event: KeyboardEvent<Field>) => {
      // Escape closes the list and nothing around it.
      if (event.key === 'Escape' && isOpen) event.preventDefault();
    },
    list: (field: React.ReactNode) => (
      <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" withinPortal>
        <Combobox.Target withKeyboardNavigation={isOpen}>{field}</Combobox.Target>
        <Combobox.Dropdown>
          <ValueList values={found} />
        </Combobox.Dropdown>
      </Combobox>
    ),
  };
}

function ValueList({ values }: { values: readonly TextValue[] }) {
  const groups = [...new Set(values.map(({ group }) => group))];
  return (
    <Combobox.Options aria-label="Values of the lead">
      <ScrollArea.Autosize mah={260} type="scroll">
        {groups.map((group) => (
          <Combobox.Group key={group} label={group}>
            {values
              .filter((one) => one.group === group)
              .map(({ path, label }) => (
                <Combobox.Option key={path} value={path}>
                  <Group justify="space-between" gap={8} wrap="nowrap">
                    <span>{label}</span>
                    <Text component="span" fz="xs" opacity={0.8} truncate>
                      {path}
                    </Text>
                  </Group>
                </Combobox.Option>
              ))}
          </Combobox.Group>
        ))}
      </ScrollArea.Autosize>
    </Combobox.Options>
  );
}
