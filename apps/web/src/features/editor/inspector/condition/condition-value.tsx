import { Group, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { fieldTypeOf } from '@tendril/condition';
import type { ValueEditorProps } from 'react-querybuilder';
import { isAboutEvent, isAboutNumber, timesOf } from './query-of.ts';

/** What a test compares with, asked for as the test needs it. */
export function ConditionValue(props: ValueEditorProps) {
  const { field, operator } = props;
  const given: unknown = props.value;
  const handleOnChange = (next: unknown): void => props.handleOnChange(next);
  if (isAboutEvent(field)) return <TimesValue value={given} onChange={handleOnChange} />;
  if (operator === 'known' || operator === 'unknown') return null;
  if (fieldTypeOf(field) === 'consent')
    return (
      <Select
        aria-label="Value"
        data={[
          { value: 'true', label: 'yes' },
          { value: 'false', label: 'no' },
        ]}
        value={String(given)}
        onChange={(chosen) => handleOnChange(chosen === 'true')}
        allowDeselect={false}
      />
    );
  if (operator === 'in' || operator === 'notIn')
    return (
      <TagsInput aria-label="Values" value={Array.isArray(given) ? given.map(String) : []} onChange={handleOnChange} />
    );
  if (operator === 'between')
    return <RangeValue isDate={fieldTypeOf(field) === 'instant'} value={given} onChange={handleOnChange} />;
  if (isAboutNumber(operator) || fieldTypeOf(field) === 'number')
    return <NumberInput aria-label="Value" value={typeof given === 'number' ? given : ''} onChange={handleOnChange} />;
  return (
    <TextInput
      aria-label="Value"
      type={operator === 'before' || operator === 'after' ? 'date' : 'text'}
      value={textOf(given)}
      onChange={(event) => handleOnChange(event.currentTarget.value)}
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

interface ValueProps {
  value: unknown;
  onChange: (value: unknown) => void;
}

function RangeValue({ isDate, value, onChange }: ValueProps & { isDate: boolean }) {
  const [low, high]: unknown[] = Array.isArray(value) ? value : [];
  const input = (part: unknown, label: string, change: (next: string | number) => void) =>
    isDate ? (
      <TextInput
        aria-label={label}
        type="date"
        value={textOf(part)}
        onChange={(event) => change(event.currentTarget.value)}
      />
    ) : (
      <NumberInput aria-label={label} w={90} value={typeof part === 'number' ? part : ''} onChange={change} />
    );
  return (
    <Group gap={8} wrap="nowrap">
      {input(low, 'From', (next) => onChange([next, high]))}
      {input(high, 'To', (next) => onChange([low, next]))}
    </Group>
  );
}

const spans = [
  { value: 'entry', label: 'since entering' },
  { value: 'ever', label: 'ever' },
  { value: 'days', label: 'in the last days' },
];

/** How often, and since when: behaviour must always say since when. */
function TimesValue({ value, onChange }: ValueProps) {
  const times = timesOf(value);
  const { n, since } = times;
  const span = typeof since === 'string' ? since : 'days';
  return (
    <Group gap={8}>
      <NumberInput
        aria-label="How often"
        w={72}
        min={0}
        value={n}
        suffix="×"
        onChange={(typed) => typeof typed === 'number' && onChange({ ...times, n: typed })}
      />
      <Select
        aria-label="Since when"
        w={150}
        data={spans}
        value={span}
        onChange={(chosen) => onChange({ ...times, since: chosen === 'days' ? { lastDays: 7 } : chosen })}
        allowDeselect={false}
      />
      {typeof since !== 'string' && (
        <NumberInput
          aria-label="Days"
          w={80}
          min={1}
          value={since.lastDays}
          onChange={(typed) => typeof typed === 'number' && onChange({ ...times, since: { lastDays: typed } })}
        />
      )}
    </Group>
  );
}
