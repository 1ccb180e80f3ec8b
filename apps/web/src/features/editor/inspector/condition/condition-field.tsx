import { Input, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { conditionSchema, type Condition } from '@tendril/condition';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTRPC } from '../../../../lib/api.ts';
import type { FieldProps } from '../form/field-props.ts';
import { inWords } from '../form/json-schema.ts';

// The builder is the largest part of the editor and most steps do without it.
const ConditionBuilder = lazy(async () => {
  const { ConditionBuilder: builder } = await import('./condition-builder.tsx');
  return { default: builder };
});

/** A condition on the lead, with how many leads it holds for now. */
export function ConditionField({ schema, name, value, onChange }: FieldProps) {
  const parsed = conditionSchema.safeParse(value);
  const [fault, setFault] = useState<string | null>(null);
  return (
    <Input.Wrapper label={schema.title ?? inWords(name)} labelElement="div" error={fault}>
      <Suspense fallback={<Text fz="sm">Loading</Text>}>
        <ConditionBuilder
          condition={parsed.success ? parsed.data : { all: [{ field: 'score', op: 'atLeast', value: 10 }] }}
          onChange={(condition) => {
            setFault(null);
            onChange(condition);
          }}
          onFault={setFault}
        />
      </Suspense>
      {parsed.success && fault === null && <MatchCount condition={parsed.data} />}
    </Input.Wrapper>
  );
}

function MatchCount({ condition }: { condition: Condition }) {
  const [settled] = useDebouncedValue(condition, 400);
  const { data } = useQuery(useTRPC().conditions.count.queryOptions({ condition: settled }, { retry: false }));
  if (data === undefined) return null;
  const [matching, of] = [data.matching, data.of].map((count) => count.toLocaleString('en'));
  return (
    <Text fz="xs" c="dimmed" mt={4} className="figures" role="status">
      {matching} of {of} leads now
    </Text>
  );
}
