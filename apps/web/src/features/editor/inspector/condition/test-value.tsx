import { Group, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { scalarOf } from '../form/scalar-field.tsx';
import { isAboutNumber } from './start-of-test.ts';

interface TestValueProps {
  op: string;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Whether what is compared is a moment, so that "between" lies between dates. */
  isDate?: boolean;
  /** Whether it is a number by nature, so that every test compares with one. */
  isNumber?: boolean;
}

/** Whether what a test compares with needs a line of its own. */
export function needsRoom(op: string): boolean {
  return op === 'in' || op === 'notIn' || op === 'between';
}

/** What a test compares with, asked for as the test needs it. */
export function TestValue({ op, value, onChange, isDate = false, isNumber = false }: TestValueProps) {
  if (op === 'known' || op === 'unknown') return null;
  if (op === 'in' || op === 'notIn')
    return (
      <TagsInput
        aria-label="Values"
        placeholder={Array.isArray(value) && value.length > 0 ? '' : 'Type, then Enter'}
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={(values) => onChange(isNumber ? values.map(scalarOf) : values)}
        acceptValueOnBlur
      />
    );
  if (op === 'between') return <RangeValue isDate={isDate} value={value} onChange={onChange} />;
  if (isAboutNumber(op) || isNumber)
    return (
      <NumberInput
        aria-label="Value"
        suffix={op === 'inLastDays' || op === 'inNextDays' ? ' days' : ''}
        value={typeof value === 'number' ? value : ''}
        onChange={onChange}
      />
    );
  if (op === 'before' || op === 'after')
    return (
      <TextInput
        aria-label="Value"
        type="date"
        value={textOf(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return <PlainValue keepsText={op !== 'equals' && op !== 'notEquals'} value={value} onChange={onChange} />;
}

/** "Is 12" means the number where a number was typed; "contains 12" means the text. */
function PlainValue({
  keepsText,
  value,
  onChange,
}: Pick<TestValueProps, 'value' | 'onChange'> & { keepsText: boolean }) {
  return (
    <TextInput
      aria-label="Value"
      placeholder="Value"
      value={textOf(value)}
      onChange={({ currentTarget: { value: typed } }) => onChange(keepsText ? typed : (scalarOf(typed) ?? ''))}
    />
  );
}

function textOf(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

function RangeValue({ isDate, value, onChange }: Pick<TestValueProps, 'value' | 'onChange'> & { isDate: boolean }) {
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
