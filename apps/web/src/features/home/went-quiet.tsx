import { Card, Stack, Title } from '@mantine/core';
import { IconZzz } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { HomeItem } from './home-item.tsx';
import classes from './home.module.css';

/** Live journeys nobody enters any more: a form may be broken. Nothing where there is none. */
export function WentQuiet() {
  const { data: journeys = [] } = useQuery(useTRPC().inbox.quietJourneys.queryOptions());
  const now = useNow();
  if (journeys.length === 0) return null;
  return (
    <Card component="section" withBorder radius="lg" padding="md" aria-labelledby="went-quiet">
      <Title order={2} fz="md" id="went-quiet" mb={4}>
        Went quiet
      </Title>
      <Stack gap={0}>
        {journeys.map(({ id, name, lastEnteredAt, usualPerDay }) => (
          <Link key={id} to="/journeys/$journeyId" params={{ journeyId: id }} className={classes.item}>
            <HomeItem
              icon={IconZzz}
              title={name}
              note={`Last entry ${sayTime(lastEnteredAt, now)}, usually ${usualPerDay} a day`}
              isUrgent
            />
          </Link>
        ))}
      </Stack>
    </Card>
  );
}
