import { Alert, Button, Container } from '@mantine/core';
import { IconArrowLeft, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { LeadOverview } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LeadJourneys } from './lead-journeys.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import classes from './leads.module.css';
import { WhoTheyAre } from './who-they-are.tsx';

const route = getRouteApi('/leads/$leadId');
/** What happens is told at once; this is for what nobody tells, such as a time that is up. */
const lookEveryMs = 30_000;

/** One lead: who they are, what happened and why, and where they stand in their journeys. */
export function LeadPage() {
  const { leadId } = route.useParams();
  const { known } = route.useSearch();
  const navigate = route.useNavigate();
  const options = useTRPC().leads.get.queryOptions({ id: leadId }, { refetchInterval: lookEveryMs });
  const { data: overview, error, refetch } = useQuery(options);
  return (
    <Container size={1320} px={{ base: 'md', sm: 'lg' }} py="lg">
      <Button
        component={Link}
        to="/leads"
        variant="subtle"
        color="gray"
        size="sm"
        px={8}
        ml={-8}
        mb="sm"
        leftSection={<IconArrowLeft size={18} />}
      >
        All leads
      </Button>
      {known === true && overview !== undefined && (
        <Alert
          mb="md"
          icon={<IconUserCheck />}
          title={`${overview.lead.name} was known already`}
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => void navigate({ search: {}, replace: true })}
        >
          Nothing was changed: this is what is known of them.
        </Alert>
      )}
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      {overview === undefined && error === null && <Loading h={420} />}
      {overview !== undefined && <Overview overview={overview} />}
    </Container>
  );
}

function Overview({ overview }: { overview: LeadOverview }) {
  const { timeline, runs } = overview;
  return (
    <div className={classes.columns}>
      <section className={classes.who} aria-label="Who they are">
        <WhoTheyAre overview={overview} />
      </section>
      <section className={classes.journeys} aria-label="Journeys">
        <LeadJourneys runs={runs} />
      </section>
      <section className={classes.time} aria-label="What happened">
        <LeadTimeline items={timeline} />
      </section>
    </div>
  );
}

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return problemOf(error).isMissing ? (
    <EmptyState icon={IconUserOff} title="There is no such lead">
      They may have been erased, or the address is not complete.
    </EmptyState>
  ) : (
    <ProblemNote error={error} onRetry={onRetry} />
  );
}
