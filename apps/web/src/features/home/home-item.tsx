import { Group, Text } from '@mantine/core';
import { IconChevronRight, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './home.module.css';

interface HomeItemProps {
  icon: Icon;
  title: string;
  note?: ReactNode;
  isUrgent?: boolean;
}

/** What stands in a line of Home; the line itself is a link. */
export function HomeItem({ icon: Sign, title, note, isUrgent = false }: HomeItemProps) {
  return (
    <>
      <Group gap="sm" wrap="nowrap" className={classes.title ?? ''}>
        <Sign size={20} stroke={1.75} aria-hidden style={{ flex: 'none' }} />
        <Text fz="sm" fw={500}>
          {title}
        </Text>
      </Group>
      <Group gap={8} wrap="nowrap" className={classes.note ?? ''}>
        {note !== undefined && (
          <Text fz="xs" ta="right" c={isUrgent ? 'light-dark(#8a5a00, #ffc857)' : 'dimmed'}>
            {note}
          </Text>
        )}
        <IconChevronRight size={16} aria-hidden style={{ flex: 'none' }} />
      </Group>
    </>
  );
}
