import { Card, Group, SimpleGrid, Text, ThemeIcon } from '@mantine/core';
import {
  IconArrowRight,
  IconClockHour4,
  IconExternalLink,
  IconMailbox,
  IconRoute,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Status } from '@tendril/api';
import type { ReactNode } from 'react';
import classes from './ways-on.module.css';

/** Where one usually goes from here. */
export function WaysOn({ status }: { status: Status }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="md">
      {status.usesTestMailbox && (
        <Link to="/mailbox" className={classes.way}>
          <Way icon={IconMailbox} title="Test mailbox" sign={<IconArrowRight size={18} />}>
            Read every email that was sent, and answer as the lead. No provider is connected, so nothing reaches real
            people.
          </Way>
        </Link>
      )}
      <Link to="/journeys" className={classes.way}>
        <Way icon={IconRoute} title="Journeys" sign={<IconArrowRight size={18} />}>
          What is live, and how many leads are inside each journey now.
        </Way>
      </Link>
      <Link to="/leads" className={classes.way}>
        <Way icon={IconUsers} title="Leads" sign={<IconArrowRight size={18} />}>
          Everyone who can be reached, with what happened to them and why.
        </Way>
      </Link>
      {status.temporalUi !== null && (
        <a href={status.temporalUi} target="_blank" rel="noreferrer" className={classes.way}>
          <Way icon={IconClockHour4} title="Temporal" sign={<IconExternalLink size={18} />}>
            Its own pages, for engineers: every waiting lead with its history.
          </Way>
        </a>
      )}
    </SimpleGrid>
  );
}

function Way({
  icon: WayIcon,
  title,
  sign,
  children,
}: {
  icon: Icon;
  title: string;
  sign: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card withBorder radius="lg" padding="md" h="100%" className={classes.card ?? ''}>
      <Group justify="space-between" wrap="nowrap" mb={8}>
        <Group gap="sm" wrap="nowrap">
          <ThemeIcon variant="light" size={36}>
            <WayIcon size={20} stroke={1.75} />
          </ThemeIcon>
          <Text fw={600}>{title}</Text>
        </Group>
        <Text c="dimmed" component="span" display="flex" aria-hidden>
          {sign}
        </Text>
      </Group>
      <Text fz="sm" c="dimmed">
        {children}
      </Text>
    </Card>
  );
}
