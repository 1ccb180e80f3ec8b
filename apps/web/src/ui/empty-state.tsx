import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What stands where nothing is yet: what this place is for, and what to do next. */
export function EmptyState({ icon: Drawing, title, children }: { icon: Icon; title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" py={64} px="lg" maw={460} mx="auto" ta="center">
      <ThemeIcon size={64} radius={20} variant="light">
        <Drawing size={32} stroke={1.5} />
      </ThemeIcon>
      <Title order={2} fz={18}>
        {title}
      </Title>
      <Text component="div" c="dimmed" fz="sm">
        {children}
      </Text>
    </Stack>
  );
}
