import { Chip, Group, Input } from '@mantine/core';
import { useSurroundings, type FieldProps } from './field-props.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Some days of the week; 1 is Monday. */
export function WeekdaysField(props: FieldProps) {
  const { value, onChange } = props;
  const around = useSurroundings(props);
  return (
    <Input.Wrapper {...around} labelElement="div" role="group" aria-label={around.label ?? undefined}>
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
