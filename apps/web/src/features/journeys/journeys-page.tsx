import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { JourneyList } from './journey-list.tsx';
import { NewJourney } from './new-journey.tsx';

const route = getRouteApi('/journeys');

/** Every journey with its status and how many leads are inside. */
export function JourneysPage() {
  const isArchived = route.useSearch().status === 'archived';
  const { data: journeys, error, refetch } = useQuery(useTRPC().journeys.list.queryOptions({ isArchived }));
  const [isMaking, { open, close }] = useDisclosure(false);
  const make = (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      New journey
    </Button>
  );
  const hasNone = journeys?.length === 0 && !isArchived;
  return (
    <Page title="Journeys" about="What is live, and how many leads are inside now." actions={hasNone ? null : make}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {journeys === undefined && error === null && <Loading h={160} />}
      {hasNone && (
        <EmptyState icon={IconRoute} title="No journeys yet">
          A journey begins with how leads come in, and ends with a conversation. Draw the first one, or begin with a
          template.
          <div style={{ marginTop: 16 }}>{make}</div>
        </EmptyState>
      )}
      {journeys !== undefined && !hasNone && <JourneyList journeys={journeys} />}
      <NewJourney isOpen={isMaking} onClose={close} />
    </Page>
  );
}
