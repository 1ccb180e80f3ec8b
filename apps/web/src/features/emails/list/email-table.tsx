import { Badge, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { EmailInList, EmailSort } from '@tendril/api';
import type { ComponentProps, ReactNode } from 'react';
import { sayTime } from '../../../lib/say-time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { sayStatus } from '../../journeys/status-words.ts';
import { figureColumns, firstOrder, type FigureColumn } from './email-columns.ts';
import classes from './emails.module.css';
import { nameOfEmail } from './name-of-email.ts';

interface EmailTableProps {
  emails: readonly EmailInList[];
  /** Where opens are not counted, their column is left out. */
  tracksOpens: boolean;
  sort: EmailSort;
  order: 'asc' | 'desc';
  onSort: (sort: EmailSort, order: 'asc' | 'desc') => void;
}

/** Emails one below the other; the whole row opens the journey with the email to write. */
export function EmailTable({ emails, tracksOpens, ...sorting }: EmailTableProps) {
  // The test mailbox and some providers never tell what was delivered.
  const isDeliveryTold = emails.some(({ delivered }) => delivered > 0);
  const columns = figureColumns.filter(({ key }) =>
    key === 'opened' ? tracksOpens : key === 'delivered' ? isDeliveryTold : true,
  );
  return (
    <Table verticalSpacing={8} horizontalSpacing="sm" highlightOnHover stickyHeader stickyHeaderOffset={56}>
      <Table.Thead className={classes.head ?? ''}>
        <Table.Tr>
          <SortHead by="subject" {...sorting}>
            Email
          </SortHead>
          <SortHead by="journey" visibleFrom="sm" {...sorting}>
            Journey
          </SortHead>
          {columns.map(({ key, title, visibleFrom }) => (
            <SortHead
              key={key}
              by={key}
              ta="right"
              {...(visibleFrom === undefined ? {} : { visibleFrom })}
              {...sorting}
            >
              {title}
            </SortHead>
          ))}
          <SortHead by="lastSent" ta="right" visibleFrom="md" {...sorting}>
            Last sent
          </SortHead>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {emails.map((email) => (
          <EmailRow key={`${email.journeyId}/${email.stepId}`} email={email} columns={columns} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

type SortHeadProps = Pick<EmailTableProps, 'sort' | 'order' | 'onSort'> &
  Pick<ComponentProps<typeof Table.Th>, 'ta' | 'visibleFrom'> & { by: EmailSort; children: ReactNode };

function SortHead({ by, sort, order, onSort, children, ...cell }: SortHeadProps) {
  const isSorted = by === sort;
  const next = isSorted ? (order === 'asc' ? 'desc' : 'asc') : firstOrder(by);
  const Arrow = order === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th {...cell} aria-sort={isSorted ? (order === 'asc' ? 'ascending' : 'descending') : 'none'}>
      <UnstyledButton fz="inherit" fw="inherit" className={classes.sort ?? ''} onClick={() => onSort(by, next)}>
        {children}
        {isSorted && <Arrow size={14} aria-hidden style={{ verticalAlign: '-2px', marginLeft: 2 }} />}
      </UnstyledButton>
    </Table.Th>
  );
}

function EmailRow({ email, columns }: { email: EmailInList; columns: readonly FigureColumn[] }) {
  const { journeyId, stepId, title, journey, isInDraft, lastSentAt } = email;
  const now = useNow();
  const { label, colour } = sayStatus(email);
  const name = nameOfEmail(email);
  return (
    <Table.Tr className={classes.row ?? ''}>
      <Table.Td className={classes.name ?? ''}>
        <Link
          to="/journeys/$journeyId"
          params={{ journeyId }}
          search={isInDraft ? { step: stepId, write: true } : {}}
          className={classes.open}
        >
          {name}
        </Link>
        {title !== null && title !== name && (
          <Text fz="xs" c="dimmed">
            {title}
          </Text>
        )}
        {!isInDraft && (
          <Text fz="xs" c="dimmed">
            Live, but no longer in the draft
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.name ?? ''}>
        <Text fz="sm">{journey}</Text>
        <Badge variant="light" color={colour} size="sm" tt="none" fw={600} miw="max-content">
          {label}
        </Badge>
      </Table.Td>
      {columns.map(({ key, visibleFrom }) => (
        <Table.Td key={key} ta="right" className="figures" {...(visibleFrom === undefined ? {} : { visibleFrom })}>
          <Figure of={email} by={key} />
        </Table.Td>
      ))}
      <Table.Td ta="right" c="dimmed" fz="sm" visibleFrom="md" style={{ whiteSpace: 'nowrap' }}>
        {lastSentAt === null ? 'never' : sayTime(lastSentAt, now)}
      </Table.Td>
    </Table.Tr>
  );
}

/** Below this many people a percentage says nothing. */
const fewestForPercent = 30;

function Figure({ of, by }: { of: EmailInList; by: FigureColumn['key'] }) {
  const amount = Number(of[by]);
  if (by === 'sent' || of.sent < fewestForPercent) return amount;
  return (
    <>
      {amount}
      <Text component="span" fz="xs" c="dimmed" display="block">
        {Math.round((amount / of.sent) * 100)} %
      </Text>
    </>
  );
}
