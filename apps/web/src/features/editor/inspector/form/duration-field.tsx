import { Group, Input, NumberInput, Select } from '@mantine/core';
import { asRecord, labelOf, useSurroundings, type FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';

const units = ['minutes', 'hours', 'days', 'weeks'];

/** "3 days", or "3 days before it" where the schema has a direction. */
export function DurationField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const duration = asRecord(value);
  const label = labelOf(props);
  const direction = schema.properties?.['direction'];
  const unit = typeof duration['unit'] === 'string' ? duration['unit'] : null;
  return (
    <Input.Wrapper {...useSurroundings(props)} labelElement="div">
      <Group gap={8} wrap="nowrap">
        <NumberInput
          aria-label={`${label}: how many`}
          w={88}
          min={1}
          max={10_000}
          value={typeof duration['amount'] === 'number' ? duration['amount'] : ''}
          onChange={(amount) => onChange({ ...duration, amount: typeof amount === 'number' ? amount : undefined })}
        />
        <Select
          aria-label={`${label}: unit`}
          flex={1}
          data={unit === 'seconds' ? ['seconds', ...units] : units}
          value={unit}
          onChange={(chosen) => onChange({ ...duration, unit: chosen })}
          allowDeselect={false}
        />
        {direction !== undefined && (
          <Select
            aria-label={`${label}: before or after`}
            flex={1}
            data={(direction.enum ?? [])
              .map(String)
              .map((one) => ({ value: one, label: direction.words?.[one] ?? inWords(one) }))}
            value={typeof duration['direction'] === 'string' ? duration['direction'] : null}
            onChange={(chosen) => onChange({ ...duration, direction: chosen })}
            allowDeselect={false}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
