import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { journeysShown } from '../journeys/journeys-shown.ts';
import { sayStatus } from '../journeys/status-words.ts';
import classes from './home.module.css';

const mostShown = 6;

/** The fullest journeys: where leads are now. */
export function JourneysNow() {
  const { data: journeys = [] } = useQuery(useTRPC().journeys.list.queryOptions());
  if (journeys.length === 0) return null;
  const fullest = journeysShown(journeys, { search: '', status: null, order: 'inside' }).slice(0, mostShown);
  return (
    <Card component="section" withBorder radius="lg" padding="md" aria-labelledby="journeys-now">
      <Group justify="space-between" mb={4}>
        <Title order={2} fz="md" id="journeys-now">
          Journeys now
        </Title>
        <Anchor component={Link} to="/journeys" fz="sm" c="dimmed">
          All journeys
        </Anchor>
      </Group>
      <Stack gap={0}>
        {fullest.map((journey) => (
          <JourneyNow key={journey.id} journey={journey} />
        ))}
      </Stack>
    </Card>
  );
}

function JourneyNow({ journey }: { journey: JourneyInList }) {
  const { id, name, inside, entered7d } = journey;
  const { label, colour } = sayStatus(journey);
  return (
    <Link to="/journeys/$journeyId" params={{ journeyId: id }} className={classes.item}>
      <div className={classes.title}>
        <Text fz="sm" fw={500}>
          {name}
        </Text>
        <Text fz="xs" c="dimmed" className="figures">
          {inside} inside, {entered7d} entered in 7 days
        </Text>
      </div>
      <Badge variant="light" color={colour} tt="none" fw={600} miw="max-content">
        {label}
      </Badge>
    </Link>
  );
}
