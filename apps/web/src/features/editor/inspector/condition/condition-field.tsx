import { Input } from '@mantine/core';
import { conditionSchema, type Condition } from '@tendril/condition';
import { useState } from 'react';
import { useSurroundings, type FieldProps } from '../form/field-props.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import { MatchCount } from './match-count.tsx';

const atFirst: Condition = { all: [{ field: 'score', op: 'atLeast', value: 10 }] };

/** A condition on the lead, with how many leads it holds for now. */
export function ConditionField(props: FieldProps) {
  const { value, onChange } = props;
  const { error, ...around } = useSurroundings(props);
  const parsed = conditionSchema.safeParse(value);
  const [fault, setFault] = useState<string | null>(null);
  return (
    <Input.Wrapper {...around} labelElement="div" error={fault ?? error}>
      <ConditionBuilder
        condition={parsed.success ? parsed.data : atFirst}
        onChange={(condition) => {
          setFault(null);
          onChange(condition);
        }}
        onFault={setFault}
      />
      {parsed.success && fault === null && <MatchCount condition={parsed.data} />}
    </Input.Wrapper>
  );
}
