import { Select } from '@mantine/core';

interface ChoiceProps {
  label: string;
  data: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** One of a few, in a row with others. */
export function Choice({ label, data, value, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      title={label}
      size="xs"
      w={176}
      style={{ flex: 'none' }}
      comboboxProps={{ width: 'max-content', position: 'top-start' }}
      data={data}
      value={data.some((one) => one.value === value) ? value : (data[0]?.value ?? null)}
      onChange={(picked) => picked !== null && onChange(picked)}
      allowDeselect={false}
    />
  );
}
