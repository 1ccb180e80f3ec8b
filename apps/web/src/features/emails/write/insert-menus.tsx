import { Button, Menu, Text } from '@mantine/core';
import { IconBraces, IconLayoutGridAdd } from '@tabler/icons-react';
import { placeFor, type TextValue } from '../../editor/inspector/form/complete-value.ts';
import { starterDesigns } from './starter-designs.ts';

/** Puts a value of the lead in where the caret stands. */
export function InsertValue({ values, onInsert }: { values: readonly TextValue[]; onInsert: (text: string) => void }) {
  const groups = [...new Set(values.map(({ group }) => group))];
  return (
    <Menu position="bottom-start" shadow="md" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconBraces size={16} />}>
          Insert a value
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {groups.map((group) => [
          <Menu.Label key={group}>{group}</Menu.Label>,
          ...values
            .filter((one) => one.group === group)
            .map(({ path, label }) => (
              <Menu.Item key={path} onClick={() => onInsert(placeFor(path, { withFallback: true }).text)}>
                {label}
              </Menu.Item>
            )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Begins with a design. What was written before comes back by undo. */
export function StarterMenu({ hasText, onChoose }: { hasText: boolean; onChoose: (source: string) => void }) {
  return (
    <Menu position="bottom-start" shadow="md" withinPortal width={300}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconLayoutGridAdd size={16} />}>
          Start from a design
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {hasText && <Menu.Label>Takes the place of what is written; undo brings it back</Menu.Label>}
        {starterDesigns.map(({ name, about, source }) => (
          <Menu.Item key={name} onClick={() => onChoose(source)}>
            {name}
            <Text fz="xs" c="dimmed">
              {about}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
