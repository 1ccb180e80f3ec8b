import { Card, Group, SimpleGrid, Text } from '@mantine/core';
import { IconHandStop, IconMailForward, IconRoute, IconUsers, IconWalk, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Status } from '@tendril/api';
import type { ReactNode } from 'react';
import classes from './home.module.css';

const count = new Intl.NumberFormat('en');

/** The numbers of the installation, one card each; each opens what it counts. */
export function Figures({ status }: { status: Status }) {
  const { journeys, liveJourneys, leads, openRuns, heldRuns, queuedMails } = status;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="md">
      <Link to="/journeys" className={classes.figure}>
        <Figure icon={IconRoute} label="Journeys" value={journeys} note={`${count.format(liveJourneys)} live`} />
      </Link>
      <Link to="/leads" className={classes.figure}>
        <Figure icon={IconUsers} label="Leads" value={leads} note="known" />
      </Link>
      <Link to="/journeys" search={{ order: 'inside' }} className={classes.figure}>
        <Figure icon={IconWalk} label="In journeys" value={openRuns} note="now" />
      </Link>
      <Link to="/inbox" search={{ show: 'held' }} className={classes.figure}>
        <Figure
          icon={IconHandStop}
          label="Held"
          value={heldRuns}
          note={heldRuns === 0 ? 'nothing to do' : heldRuns === 1 ? 'needs you' : 'need you'}
          isUrgent={heldRuns > 0}
        />
      </Link>
      <Link to="/emails" className={classes.figure}>
        <Figure icon={IconMailForward} label="Emails" value={queuedMails} note="about to be sent" />
      </Link>
    </SimpleGrid>
  );
}

interface FigureProps {
  icon: Icon;
  label: string;
  value: number;
  note: ReactNode;
  isUrgent?: boolean;
}

function Figure({ icon: FigureIcon, label, value, note, isUrgent = false }: FigureProps) {
  const colour = isUrgent ? 'light-dark(#8a5a00, #ffc857)' : 'dimmed';
  return (
    <Card withBorder radius="lg" padding="md" h="100%" className={classes.card ?? ''}>
      <Group gap={8} c={colour} wrap="nowrap">
        <FigureIcon size={18} stroke={1.75} aria-hidden />
        <Text fz="sm" fw={500}>
          {label}
        </Text>
      </Group>
      <Text className="figures" fz={28} fw={650} lh={1.3} mt={4}>
        {count.format(value)}
      </Text>
      <Text fz="xs" c={colour}>
        {note}
      </Text>
    </Card>
  );
}
