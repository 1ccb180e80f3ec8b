import { Badge, Card, Skeleton, Table, Text } from '@mantine/core';
import { IconHandStop, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { JourneyInList } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { statusWords } from './status-words.ts';

/** Every journey with how many leads are inside. */
export function JourneysPage() {
  const {
    data: journeys,
    error,
    refetch,
  } = useQuery(useTRPC().journeys.list.queryOptions(undefined, { refetchInterval: 5_000 }));
  return (
    <Page title="Journeys" about="What is live, and how many leads are inside now.">
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {journeys === undefined && error === null && <Skeleton h={160} radius="lg" aria-label="Loading" />}
      {journeys?.length === 0 && (
        <EmptyState icon={IconRoute} title="No journeys yet">
          Publish a journey file with the command line, and it appears here.
        </EmptyState>
      )}
      {journeys !== undefined && journeys.length > 0 && (
        <Card withBorder radius="lg" padding={0}>
          <Table verticalSpacing="sm" horizontalSpacing="sm" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Journey</Table.Th>
                <Table.Th>Status</Table.Th>
                <Table.Th ta="right">Inside now</Table.Th>
                <Table.Th ta="right">Held</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {journeys.map((journey) => (
                <JourneyRow key={journey.id} journey={journey} />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
    </Page>
  );
}

function JourneyRow({ journey }: { journey: JourneyInList }) {
  const { label, colour } = statusWords[journey.status];
  return (
    <Table.Tr>
      <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>
        {journey.name}
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={colour} tt="none" fw={600} miw="max-content">
          {journey.liveVersion === null ? label : `${label}, v${journey.liveVersion}`}
        </Badge>
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {journey.inside}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {journey.held === 0 ? (
          0
        ) : (
          <Text component="span" inherit fw={600} c="light-dark(#8a5a00, #ffc857)">
            <IconHandStop size={16} style={{ verticalAlign: '-3px' }} aria-hidden /> {journey.held}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
