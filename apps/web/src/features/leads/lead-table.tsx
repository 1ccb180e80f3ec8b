import { Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LeadInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { InsideJourneys } from './inside-journeys.tsx';
import type { LeadSort } from './leads-search.ts';
import classes from './leads.module.css';
import { StageBadge } from './stage-badge.tsx';
import type { AskedLeads } from './use-leads-search.ts';

interface LeadTableProps {
  leads: readonly LeadInList[];
  asked: AskedLeads;
}

/** Leads one below the other; the whole row opens the lead, a column's title puts them in order. */
export function LeadTable({ leads, asked }: LeadTableProps) {
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover stickyHeader stickyHeaderOffset={56}>
      <Table.Thead className={classes.head ?? ''}>
        <Table.Tr>
          <SortedBy asked={asked} column="name" first="up" label="Lead" />
          <SortedBy asked={asked} column="company" first="up" label="Company" />
          <SortedBy asked={asked} column="stage" first="up" label="Stage" />
          <SortedBy asked={asked} column="score" first="down" label="Score" isNumber />
          <Table.Th ta="right">In journeys</Table.Th>
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

interface SortedByProps {
  asked: AskedLeads;
  column: LeadSort;
  /** Which way the first click puts them. */
  first: 'up' | 'down';
  label: string;
  isNumber?: boolean;
}

/** A title that puts the list in order: once one way, once the other, then back to the newest first. */
function SortedBy({ asked: { search, sortBy }, column, first, label, isNumber = false }: SortedByProps) {
  const order = search.sort === column ? (search.order ?? 'down') : null;
  const second = first === 'up' ? 'down' : 'up';
  const Sign = order === null ? IconArrowsSort : order === 'up' ? IconArrowUp : IconArrowDown;
  const turn = (): void => {
    if (order === null) sortBy(column, first);
    else if (order === first) sortBy(column, second);
    else sortBy('newest', 'down');
  };
  return (
    <Table.Th aria-sort={order === null ? 'none' : order === 'up' ? 'ascending' : 'descending'}>
      <UnstyledButton className={classes.sort ?? ''} data-number={isNumber || undefined} onClick={turn}>
        {label}
        <Sign size={14} aria-hidden className={classes.sortSign ?? ''} data-idle={order === null || undefined} />
      </UnstyledButton>
    </Table.Th>
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
          <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{company}</Table.Td>
      <Table.Td>
        <StageBadge stage={stage} />
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {score}
      </Table.Td>
      <Table.Td ta="right">
        <InsideJourneys name={name} journeys={journeys} />
      </Table.Td>
      <Table.Td ta="right" c="dimmed" fz="sm" visibleFrom="md" style={{ whiteSpace: 'nowrap' }}>
        {lastEventAt === null ? 'never' : sayTime(lastEventAt, now)}
      </Table.Td>
    </Table.Tr>
  );
}
