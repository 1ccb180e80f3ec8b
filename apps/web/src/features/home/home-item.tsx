import { Group, Text } from '@mantine/core';
import { IconChevronRight, type Icon } from '@tabler/icons-react';
import classes from './home.module.css';

interface HomeItemProps {
  icon: Icon;
  title: string;
  note?: string;
  isUrgent?: boolean;
}

/** What stands in a line of Home; the line itself is a link. */
export function HomeItem({ icon: Sign, title, note, isUrgent = false }: HomeItemProps) {
  return (
    <>
      <Group gap="sm" wrap="nowrap" className={classes.title ?? ''}>
        <Sign size={20} stroke={1.75} aria-hidden style={{ flex: 'none' }} />
        <div>
          <Text fz="sm" fw={500}>
            {title}
          </Text>
          {note !== undefined && (
            <Text fz="xs" c={isUrgent ? 'light-dark(#8a5a00, #ffc857)' : 'dimmed'}>
              {note}
            </Text>
          )}
        </div>
      </Group>
      <IconChevronRight size={16} aria-hidden style={{ flex: 'none' }} />
    </>
  );
}
