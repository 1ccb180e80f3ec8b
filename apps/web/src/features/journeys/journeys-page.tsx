import { Button, Card, CloseButton, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconRoute, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { JourneyTable } from './journey-table.tsx';
import classes from './journeys.module.css';
import { NewJourney } from './new-journey.tsx';

const route = getRouteApi('/journeys');
const lookEveryMs = 5_000;

/** Every journey with its status and how many leads are inside. */
export function JourneysPage() {
  const options = useTRPC().journeys.list.queryOptions(undefined, { refetchInterval: lookEveryMs });
  const { data: journeys, error, refetch } = useQuery(options);
  const [isMaking, { open, close }] = useDisclosure(false);
  const make = (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      New journey
    </Button>
  );
  return (
    <Page title="Journeys" about="What is live, and how many leads are inside now." actions={make}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {journeys === undefined && error === null && <Skeleton h={160} radius="lg" aria-label="Loading" />}
      {journeys?.length === 0 && (
        <EmptyState icon={IconRoute} title="No journeys yet">
          A journey begins with how leads come in, and ends with a conversation. Draw the first one.
        </EmptyState>
      )}
      {journeys !== undefined && journeys.length > 0 && <Journeys journeys={journeys} />}
      <NewJourney isOpen={isMaking} onClose={close} />
    </Page>
  );
}

function Journeys({ journeys }: { journeys: readonly JourneyInList[] }) {
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const look = (words: string): void => void navigate({ search: words === '' ? {} : { search: words }, replace: true });
  const found = journeys.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Stack gap="md">
      <TextInput
        aria-label="Search journeys"
        placeholder="Search by name"
        leftSection={<IconSearch size={16} />}
        rightSection={search !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => look('')} />}
        value={search}
        onChange={(event) => look(event.currentTarget.value)}
        maw={420}
      />
      {found.length === 0 ? (
        <EmptyState icon={IconSearch} title="Nothing found">
          No journey has “{search}” in its name.
        </EmptyState>
      ) : (
        <Card withBorder radius="lg" padding={0} className={classes.list ?? ''}>
          <JourneyTable journeys={found} />
        </Card>
      )}
    </Stack>
  );
}
