import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LeadInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './leads.module.css';
import { StageBadge } from './stage-badge.tsx';

/** Leads one below the other; the whole row opens the lead. On a phone only name, stage and score. */
export function LeadTable({ leads }: { leads: readonly LeadInList[] }) {
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover stickyHeader stickyHeaderOffset={56}>
      <Table.Thead className={classes.head ?? ''}>
        <Table.Tr>
          <Table.Th>Lead</Table.Th>
          <Table.Th visibleFrom="sm">Company</Table.Th>
          <Table.Th>Stage</Table.Th>
          <Table.Th ta="right">Score</Table.Th>
          <Table.Th ta="right" visibleFrom="sm">
            In journeys
          </Table.Th>
          <Table.Th ta="right" visibleFrom="md">
            Last seen
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {leads.map((lead) => (
          <LeadRow key={lead.id} lead={lead} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LeadRow({ lead }: { lead: LeadInList }) {
  const { id, name, email, company, stage, score, journeys, lastEventAt } = lead;
  const now = useNow();
  return (
    <Table.Tr className={classes.row ?? ''}>
      <Table.Td>
        <Link to="/leads/$leadId" params={{ leadId: id }} className={classes.open}>
          {name}
        </Link>
        {email !== null && email !== name && (
          <Text fz="xs" c="dimmed" visibleFrom="xs" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">{company}</Table.Td>
      <Table.Td>
        <StageBadge stage={stage} />
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {score}
      </Table.Td>
      <Table.Td ta="right" className="figures" visibleFrom="sm">
        {journeys.length}
      </Table.Td>
      <Table.Td ta="right" c="dimmed" fz="sm" visibleFrom="md" style={{ whiteSpace: 'nowrap' }}>
        {lastEventAt === null ? 'never' : sayTime(lastEventAt, now)}
      </Table.Td>
    </Table.Tr>
  );
}
