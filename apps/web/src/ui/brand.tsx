import { Group, Text } from '@mantine/core';

/** The sign and the name. */
export function Brand() {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/leaf.svg" alt="" width={28} height={28} />
      <Text component="span" fw={700} fz={18} c="var(--mantine-color-text)">
        Tendril
      </Text>
    </Group>
  );
}
