import { Group, Progress, Text } from '@mantine/core';
import { IconAlarm, IconClock } from '@tabler/icons-react';
import { useNow } from '../../lib/use-now.ts';
import { sayDue } from './say-due.ts';
import classes from './handoffs.module.css';

/** How much of the promised time is gone; past it in amber, with another sign and other words. Moments are ISO 8601. */
export function SlaClock({ openedAt, dueAt }: { openedAt: string; dueAt: string }) {
  const now = useNow();
  const { words, isOverdue } = sayDue(dueAt, now);
  const Sign = isOverdue ? IconAlarm : IconClock;
  const wholeMs = Date.parse(dueAt) - Date.parse(openedAt);
  const gone = wholeMs <= 0 ? 100 : Math.min(100, Math.max(0, ((now - Date.parse(openedAt)) / wholeMs) * 100));
  return (
    <div className={classes.clock} data-overdue={isOverdue || undefined}>
      <Group gap={6} wrap="nowrap" mb={6}>
        <Sign size={18} stroke={1.75} aria-hidden />
        <Text fz="sm" fw={isOverdue ? 600 : 400}>
          {words}
        </Text>
      </Group>
      <Progress value={gone} size={4} color={isOverdue ? 'yellow' : 'leaf'} aria-hidden />
    </div>
  );
}
