import { Chip, Group, Input } from '@mantine/core';
import type { FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Some days of the week; 1 is Monday. */
export function WeekdaysField({ schema, name, value, onChange }: FieldProps) {
  return (
    <Input.Wrapper label={schema.title ?? inWords(name)} labelElement="div">
      <Chip.Group
        multiple
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={(days) => onChange(days.map(Number).toSorted((one, other) => one - other))}
      >
        <Group gap={4}>
          {weekdays.map((day, index) => (
            <Chip key={day} value={String(index + 1)} size="xs">
              {day}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
