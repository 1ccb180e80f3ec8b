import { Button, SegmentedControl, Stack } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { handoffsSearchOf, handoffViews, type HandoffView } from './handoffs-search.ts';
import { useRep } from './rep.ts';
import { RepProvider, WhoAmI } from './who-am-i.tsx';

const route = getRouteApi('/handoffs');
/** What happens is told at once; this is for what nobody tells, such as a time that is up. */
const lookEveryMs = 30_000;
const cardsAtOnce = 50;

/** The leads that journeys handed to sales: what is known of each, who has it, and what sales says. */
export function HandoffsPage() {
  return (
    <RepProvider>
      <Page
        title="Hand-offs"
        about="Leads that are ready for a conversation. The journey goes on by your answer."
        actions={<WhoAmI />}
      >
        <Views />
        <Handoffs />
      </Page>
    </RepProvider>
  );
}

function Views() {
  const { show = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const { name } = useRep();
  const options = useTRPC().handoffs.counts.queryOptions(byOf(name), {
    refetchInterval: lookEveryMs,
    placeholderData: keepPreviousData,
  });
  const { data: counts } = useQuery(options);
  const data = handoffViews.map(({ id, label }) => ({
    value: id,
    label: counts === undefined ? label : `${label} ${counts[id]}`,
  }));
  return (
    <SegmentedControl
      data={data}
      value={show}
      onChange={(chosen) => void navigate({ search: handoffsSearchOf({ show: chosen }) })}
      aria-label="Show"
      maw={680}
      className="figures"
    />
  );
}

function Handoffs() {
  const { show = 'open' } = route.useSearch();
  const { name } = useRep();
  const [limit, setLimit] = useState(cardsAtOnce);
  const options = useTRPC().handoffs.list.queryOptions(
    { state: show, limit, ...byOf(name) },
    { refetchInterval: lookEveryMs },
  );
  const { data: handoffs, error, refetch } = useQuery(options);
  return (
    <>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {handoffs === undefined && error === null && <Loading h={320} maw={680} />}
      {handoffs?.length === 0 && <NoHandoffs view={show} />}
      <Stack gap="md" maw={680}>
        {handoffs?.map((handoff) => (
          <HandoffCard key={handoff.id} handoff={handoff} />
        ))}
        {handoffs?.length === limit && (
          <Button variant="default" onClick={() => setLimit(limit + cardsAtOnce)}>
            Show more
          </Button>
        )}
      </Stack>
    </>
  );
}

/** Until somebody has said who they are, nothing is theirs. */
function byOf(name: string | null): { by?: string } {
  return name === null ? {} : { by: name };
}

const empty: Readonly<Record<HandoffView, { title: string; words: string }>> = {
  open: {
    title: 'Nobody waits for sales',
    words: 'When a journey reaches “Notify sales”, the lead appears here with the whole story.',
  },
  mine: {
    title: 'You have taken none',
    words: 'Take a lead from those to answer, and your colleagues see that it is yours.',
  },
  answered: { title: 'Nothing answered yet', words: 'What you accept, put off or reject is kept here.' },
  all: {
    title: 'Nothing was handed over yet',
    words: 'When a journey reaches “Notify sales”, the lead appears here with the whole story.',
  },
};

function NoHandoffs({ view }: { view: HandoffView }) {
  const { title, words } = empty[view];
  return (
    <EmptyState icon={IconHeartHandshake} title={title}>
      {words}
    </EmptyState>
  );
}
