import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useNameOptions } from '../form/use-name-options.ts';

/** Several stages. */
export function StageValues({ value, onChange }: { value: unknown; onChange: (stages: string[]) => void }) {
  const [isWanted, setWanted] = useState(false);
  const options = useNameOptions('stage', { isWanted });
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const unknown = chosen.filter((stage) => options.every(({ name }) => name !== stage));
  return (
    <MultiSelect
      aria-label="Stages"
      data={[
        ...options.map(({ name, label }) => ({ value: name, label })),
        ...unknown.map((stage) => ({ value: stage, label: stage })),
      ]}
      value={chosen}
      onChange={onChange}
      onFocus={() => setWanted(true)}
      hidePickedOptions
    />
  );
}
