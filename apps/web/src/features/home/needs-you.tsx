import { Card, Stack, Text, Title } from '@mantine/core';
import { IconHandStop, IconHeartHandshake, IconMailQuestion, IconMessageQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { HandoffInList } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { sayAmount } from '../../lib/say-amount.ts';
import { useNow } from '../../lib/use-now.ts';
import { sayDue } from '../handoffs/say-due.ts';
import { useInboxCounts } from '../inbox/use-inbox-counts.ts';
import { HomeItem } from './home-item.tsx';
import classes from './home.module.css';

const mostShown = 4;

/** What does not go on without a person: leads that wait for sales, unclear replies, held leads, emails in doubt. */
export function NeedsYou() {
  const counts = useInboxCounts();
  const { data: handoffs = [] } = useQuery(useTRPC().handoffs.list.queryOptions({ state: 'open' }));
  if (counts === undefined) return null;
  const { replies, held, doubtful } = counts;
  const others = handoffs.length - mostShown;
  return (
    <Card component="section" withBorder radius="lg" padding="md" aria-labelledby="needs-you">
      <Title order={2} fz="md" id="needs-you" mb={4}>
        Needs you
      </Title>
      {handoffs.length + replies + held + doubtful === 0 && (
        <Text fz="sm" c="dimmed">
          Nothing waits for you. Replies nobody could be sure of, held leads and hand-offs appear here.
        </Text>
      )}
      <Stack gap={0}>
        {handoffs.slice(0, mostShown).map((handoff) => (
          <OpenHandoff key={handoff.id} handoff={handoff} />
        ))}
        {others > 0 && (
          <Link to="/handoffs" className={classes.item}>
            <HomeItem icon={IconHeartHandshake} title={`${others} more wait for sales`} />
          </Link>
        )}
        {replies > 0 && (
          <Link to="/inbox" className={classes.item}>
            <HomeItem
              icon={IconMessageQuestion}
              title={`${sayAmount(replies, 'reply', 'replies')} to review`}
              note="Nobody could be sure what they mean"
            />
          </Link>
        )}
        {held > 0 && (
          <Link to="/inbox" search={{ show: 'held' }} className={classes.item}>
            <HomeItem
              icon={IconHandStop}
              title={held === 1 ? '1 lead is held in a journey' : `${held} leads are held in journeys`}
              note="They go on when somebody has looked"
              isUrgent
            />
          </Link>
        )}
        {doubtful > 0 && (
          <Link to="/inbox" search={{ show: 'emails' }} className={classes.item}>
            <HomeItem icon={IconMailQuestion} title={`${sayAmount(doubtful, 'email')} in doubt`} isUrgent />
          </Link>
        )}
      </Stack>
    </Card>
  );
}

function OpenHandoff({ handoff: { name, company, dueAt } }: { handoff: HandoffInList }) {
  const now = useNow();
  const { words, isOverdue } = sayDue(dueAt, now);
  const who = company === null ? name : `${name}, ${company}`;
  return (
    <Link to="/handoffs" className={classes.item}>
      <HomeItem icon={IconHeartHandshake} title={who} note={`Ready for sales. ${words}`} isUrgent={isOverdue} />
    </Link>
  );
}
