import { Card, Stack, Table, Text } from '@mantine/core';
import { IconMailQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './inbox.module.css';

/** Emails of which nobody knows whether they left. They are never sent again by themselves. */
export function DoubtfulEmails() {
  const { data: emails, error, refetch } = useQuery(useTRPC().inbox.doubtfulEmails.queryOptions());
  const now = useNow();
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (emails === undefined) return <Loading h={200} />;
  if (emails.length === 0) {
    return (
      <EmptyState icon={IconMailQuestion} title="No email is in doubt">
        When the provider does not say for 20 hours whether it took an email, it appears here.
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        The provider never said whether it took these. They may have arrived, so they are not sent again; look at the
        provider’s own list, and write to the lead yourself where it matters.
      </Text>
      <Card withBorder radius="lg" padding={0}>
        <Table.ScrollContainer minWidth={520}>
          <Table verticalSpacing={10} horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Lead</Table.Th>
                <Table.Th>Email</Table.Th>
                <Table.Th>Journey</Table.Th>
                <Table.Th ta="right">In doubt</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {emails.map(({ id, leadId, name, subject, journeyName, since }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Link to="/leads/$leadId" params={{ leadId }} className={classes.name}>
                      {name}
                    </Link>
                  </Table.Td>
                  <Table.Td>{subject}</Table.Td>
                  <Table.Td>{journeyName}</Table.Td>
                  <Table.Td ta="right" c="dimmed">
                    {sayTime(since, now)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
    </Stack>
  );
}
