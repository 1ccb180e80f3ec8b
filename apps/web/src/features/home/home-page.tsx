import { Alert, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { NeedsYou } from './needs-you.tsx';
import { WaysOn } from './ways-on.tsx';

/** Whether Temporal answers is told by nobody. */
const lookEveryMs = 15_000;

/** How things stand, and where to go from here. */
export function HomePage() {
  const trpc = useTRPC();
  const {
    data: status,
    error,
    refetch,
  } = useQuery(trpc.system.status.queryOptions(undefined, { refetchInterval: lookEveryMs }));
  return (
    <Page title="Home" about="How your journeys and leads are doing right now.">
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {status === undefined && error === null && <LoadingFigures />}
      {status !== undefined && (
        <Stack gap="lg">
          {!status.isTemporalReachable && (
            <Alert color="yellow" icon={<IconCloudOff />} title="Waiting steps are paused">
              Temporal does not answer, so waits do not end just now. Forms, events and replies are still taken;
              everything goes on by itself once it is back.
            </Alert>
          )}
          <Figures status={status} />
          <NeedsYou held={status.heldRuns} />
          <WaysOn status={status} />
          {status.journeys === 0 && <FirstSteps />}
        </Stack>
      )}
    </Page>
  );
}

function LoadingFigures() {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} aria-busy="true" aria-label="Loading">
      {['journeys', 'leads', 'inside', 'held', 'queued'].map((name) => (
        <Skeleton key={name} h={104} radius="lg" />
      ))}
    </SimpleGrid>
  );
}
