import { ActionIcon, Group, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconFilter, IconX } from '@tabler/icons-react';
import { sayCondition, type Condition } from '@tendril/condition';

/** The condition the list is narrowed by, in words; null for one nobody can read, which narrows nothing. */
export function ConditionChip({ condition, onRemove }: { condition: Condition | null; onRemove: () => void }) {
  const Sign = condition === null ? IconAlertTriangle : IconFilter;
  return (
    <Paper withBorder radius="md" px="sm" py={6} w="fit-content" maw="100%">
      <Group gap={8} wrap="nowrap">
        <Sign size={18} stroke={1.75} aria-hidden style={{ flex: 'none' }} />
        <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
          {condition === null ? 'The condition in the address cannot be read' : `Only where ${sayCondition(condition)}`}
        </Text>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label="Remove the condition" onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}
