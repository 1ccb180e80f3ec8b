import { Group, Input, Switch, TextInput } from '@mantine/core';
import type { WorkspaceInSettings } from '@tendril/api';

type QuietHours = WorkspaceInSettings['quietHours'];

const usual = { from: '20:00', to: '08:00' };

interface QuietHoursFieldProps {
  value: QuietHours;
  error: string | null;
  onChange: (value: QuietHours) => void;
}

/** When no marketing email leaves, for journeys that say nothing else. */
export function QuietHoursField({ value, error, onChange }: QuietHoursFieldProps) {
  return (
    <div>
      <Switch
        label="Quiet hours"
        description="No marketing email leaves then, on the lead’s own clock. Holds at once, for every journey that sets none itself."
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value !== null && (
        <Group gap="sm" mt="sm" ml={46} align="flex-start">
          <TextInput
            type="time"
            label="From"
            value={value.from}
            onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label="Until"
            value={value.to}
            onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
          />
        </Group>
      )}
      {error !== null && (
        <Input.Error mt={4} ml={46}>
          {error}
        </Input.Error>
      )}
    </div>
  );
}
