import { Container, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** One sentence: what this page is for. */
  about?: string;
  /** Buttons on the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with a title. Places that fill the window, such as the mailbox, do without. */
export function Page({ title, about, actions, children }: PageProps) {
  return (
    <Container size={1080} px={{ base: 'md', sm: 'lg' }} py="lg">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-end">
          <div>
            <Title order={1} fz={24}>
              {title}
            </Title>
            {about !== undefined && (
              <Text c="dimmed" fz="sm" mt={4}>
                {about}
              </Text>
            )}
          </div>
          {actions}
        </Group>
        {children}
      </Stack>
    </Container>
  );
}
