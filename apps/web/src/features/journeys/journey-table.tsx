import { Badge, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import type { ReactNode } from 'react';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { JourneyMenu } from './journey-menu.tsx';
import classes from './journeys.module.css';
import { sayStatus } from './status-words.ts';

/** Journeys one below the other; the whole row opens the journey. On a phone each is a card. */
export function JourneyTable({ journeys }: { journeys: readonly JourneyInList[] }) {
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover className={classes.table ?? ''}>
      <Table.Thead className={classes.head ?? ''}>
        <Table.Tr>
          <Table.Th>Journey</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th ta="right">Inside now</Table.Th>
          <Table.Th ta="right">Entered in 7 days</Table.Th>
          <Table.Th ta="right">Held</Table.Th>
          <Table.Th ta="right">Changed</Table.Th>
          <Table.Th w={52}>
            <VisuallyHidden>More</VisuallyHidden>
          </Table.Th>
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
  const { id, name, status, inside, entered7d, held, hasUnpublishedChanges, updatedAt } = journey;
  const { label, colour } = sayStatus(journey);
  const now = useNow();
  return (
    <Table.Tr className={classes.row ?? ''}>
      <Table.Td className={classes.name ?? ''}>
        {status === 'archived' ? (
          <Text component="span" inherit fw={600}>
            {name}
          </Text>
        ) : (
          <Link to="/journeys/$journeyId" params={{ journeyId: id }} className={classes.open}>
            {name}
          </Link>
        )}
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
      <Figure words="inside now">{inside}</Figure>
      <Figure words="entered in 7 days">{entered7d}</Figure>
      <Figure words="held" isEmpty={held === 0}>
        {held === 0 ? 0 : <Held amount={held} />}
      </Figure>
      <Table.Td ta="right" c="dimmed" fz="sm" className={classes.changed ?? ''}>
        {sayTime(updatedAt, now)}
      </Table.Td>
      <Table.Td className={classes.more ?? ''}>
        <JourneyMenu journey={journey} />
      </Table.Td>
    </Table.Tr>
  );
}

interface FigureProps {
  /** What is counted; on a phone it stands beside the number. */
  words: string;
  /** Says nothing worth the room on a phone. */
  isEmpty?: boolean;
  children: ReactNode;
}

function Figure({ words, isEmpty = false, children }: FigureProps) {
  return (
    <Table.Td className={`figures ${classes.figure ?? ''}`} data-words={words} data-empty={isEmpty}>
      {children}
    </Table.Td>
  );
}

/** Opens the leads that are held; lies above the link of the row. */
function Held({ amount }: { amount: number }) {
  return (
    <Link to="/inbox" search={{ show: 'held' }} className={classes.held}>
      <IconHandStop size={16} style={{ verticalAlign: '-3px' }} aria-hidden /> {amount}
    </Link>
  );
}
