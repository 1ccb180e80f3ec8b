import { Badge, Table, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { JourneyMenu } from './journey-menu.tsx';
import classes from './journeys.module.css';
import { sayStatus } from './status-words.ts';

/** Journeys one below the other; the whole row opens the journey. */
export function JourneyTable({ journeys }: { journeys: readonly JourneyInList[] }) {
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover stickyHeader stickyHeaderOffset={56}>
      <Table.Thead className={classes.head ?? ''}>
        <Table.Tr>
          <Table.Th>Journey</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th ta="right">Inside now</Table.Th>
          <Table.Th ta="right" visibleFrom="sm">
            Entered in 7 days
          </Table.Th>
          <Table.Th ta="right" visibleFrom="xs">
            Held
          </Table.Th>
          <Table.Th ta="right" visibleFrom="md">
            Changed
          </Table.Th>
          <Table.Th w={52} aria-label="More" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {journeys.map((journey) => (
          <JourneyRow key={journey.id} journey={journey} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function JourneyRow({ journey }: { journey: JourneyInList }) {
  const { id, name, inside, entered7d, held, hasUnpublishedChanges, updatedAt } = journey;
  const { label, colour } = sayStatus(journey);
  const now = useNow();
  return (
    <Table.Tr className={classes.row ?? ''}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Link to="/journeys/$journeyId" params={{ journeyId: id }} className={classes.open}>
          {name}
        </Link>
        {hasUnpublishedChanges && (
          <Text fz="xs" c="dimmed">
            Changes not published
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={colour} tt="none" fw={600} miw="max-content">
          {label}
        </Badge>
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {inside}
      </Table.Td>
      <Table.Td ta="right" className="figures" visibleFrom="sm">
        {entered7d}
      </Table.Td>
      <Table.Td ta="right" className="figures" visibleFrom="xs">
        <Held amount={held} />
      </Table.Td>
      <Table.Td ta="right" c="dimmed" fz="sm" visibleFrom="md" style={{ whiteSpace: 'nowrap' }}>
        {sayTime(updatedAt, now)}
      </Table.Td>
      <Table.Td className={classes.above ?? ''}>
        <JourneyMenu journey={journey} />
      </Table.Td>
    </Table.Tr>
  );
}

function Held({ amount }: { amount: number }) {
  if (amount === 0) return 0;
  return (
    <Text component="span" inherit fw={600} c="light-dark(#8a5a00, #ffc857)">
      <IconHandStop size={16} style={{ verticalAlign: '-3px' }} aria-hidden /> {amount}
    </Text>
  );
}
