import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { HandoffCard } from './handoff-card.tsx';

const route = getRouteApi('/handoffs');
const lookEveryMs = 5_000;
const views = [
  { value: 'open', label: 'To answer' },
  { value: 'answered', label: 'Answered' },
];

/** The leads that journeys handed to sales: what is known of each, and what sales says. */
export function HandoffsPage() {
  const { show = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const options = useTRPC().handoffs.list.queryOptions({ state: show }, { refetchInterval: lookEveryMs });
  const { data: handoffs, error, refetch } = useQuery(options);
  return (
    <Page
      title="Hand-offs"
      about="Leads that are ready for a conversation. The journey goes on by your answer."
      actions={
        <SegmentedControl
          data={views}
          value={show}
          onChange={(chosen) =>
            void navigate({ search: chosen === 'answered' ? { show: 'answered' } : {}, replace: true })
          }
          aria-label="Show"
        />
      }
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {handoffs === undefined && error === null && <Skeleton h={320} maw={680} radius="lg" aria-label="Loading" />}
      {handoffs?.length === 0 && <NoHandoffs isOpen={show === 'open'} />}
      <Stack gap="md" maw={680}>
        {handoffs?.map((handoff) => (
          <HandoffCard key={handoff.id} handoff={handoff} />
        ))}
      </Stack>
    </Page>
  );
}

function NoHandoffs({ isOpen }: { isOpen: boolean }) {
  return isOpen ? (
    <EmptyState icon={IconHeartHandshake} title="Nobody waits for sales">
      When a journey reaches “Notify sales”, the lead appears here with the whole story.
    </EmptyState>
  ) : (
    <EmptyState icon={IconHeartHandshake} title="Nothing answered yet">
      What you accept, put off or reject is kept here.
    </EmptyState>
  );
}
