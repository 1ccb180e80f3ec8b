import { Group, Input, NumberInput, Select } from '@mantine/core';
import { asRecord, type FieldProps } from './field-props.ts';
import { inWords } from './json-schema.ts';

const units = ['minutes', 'hours', 'days', 'weeks'];

/** "3 days", or "3 days before" where the schema has a direction. */
export function DurationField({ schema, name, value, onChange, isNamedAbove = false }: FieldProps) {
  const duration = asRecord(value);
  const label = schema.title ?? inWords(name);
  const direction = schema.properties?.['direction'];
  const unit = typeof duration['unit'] === 'string' ? duration['unit'] : null;
  return (
    <Input.Wrapper label={isNamedAbove ? null : label} labelElement="div">
      <Group gap={8} wrap="nowrap">
        <NumberInput
          aria-label={`${label}: how many`}
          w={88}
          min={1}
          max={10_000}
          value={typeof duration['amount'] === 'number' ? duration['amount'] : ''}
          onChange={(amount) => typeof amount === 'number' && onChange({ ...duration, amount })}
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
            data={(direction.enum ?? []).map(String)}
            value={typeof duration['direction'] === 'string' ? duration['direction'] : null}
            onChange={(chosen) => onChange({ ...duration, direction: chosen })}
            allowDeselect={false}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
