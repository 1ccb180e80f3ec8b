import { Alert, Anchor, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { JourneysNow } from './journeys-now.tsx';
import { NeedsYou } from './needs-you.tsx';
import { WentQuiet } from './went-quiet.tsx';

/** Nothing tells that Temporal went away; everything else is told. */
const lookEveryMs = 10_000;

/** How things stand, and what needs somebody. */
export function HomePage() {
  const options = useTRPC().system.status.queryOptions(undefined, { refetchInterval: lookEveryMs });
  const { data: status, error, refetch } = useQuery(options);
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
          {status.journeys === 0 ? (
            <FirstSteps />
          ) : (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <Stack gap="md">
                <NeedsYou />
                <WentQuiet />
              </Stack>
              <div>
                <JourneysNow />
              </div>
            </SimpleGrid>
          )}
          {status.usesTestMailbox && (
            <Text fz="sm" c="dimmed">
              No email reaches real people: all of them stay in the{' '}
              <Anchor component={Link} to="/mailbox" underline="always" inherit>
                test mailbox
              </Anchor>{' '}
              until you connect a provider in the{' '}
              <Anchor component={Link} to="/settings" underline="always" inherit>
                settings
              </Anchor>
              .
            </Text>
          )}
        </Stack>
      )}
    </Page>
  );
}

function LoadingFigures() {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} role="status" aria-label="Loading">
      {['journeys', 'leads', 'inside', 'held', 'queued'].map((name) => (
        <Skeleton key={name} h={104} radius="lg" />
      ))}
    </SimpleGrid>
  );
}
