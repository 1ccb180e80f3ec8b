import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RunOfLead } from '@tendril/api';
import { useState } from 'react';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { WayDrawing } from './way-drawing.tsx';
import { Way } from './way.tsx';

const statuses = {
  active: { label: 'Inside now', colour: 'leaf' },
  held: { label: 'Held, needs you', colour: 'yellow' },
  ended: { label: 'Finished', colour: 'gray' },
} as const satisfies Record<RunOfLead['status'], { label: string; colour: string }>;

/** The journeys of a lead, latest first, each with the way it took and where the lead stands. */
export function LeadJourneys({ runs }: { runs: readonly RunOfLead[] }) {
  return (
    <Stack gap="md">
      {runs.length === 0 && (
        <Card withBorder radius="lg" padding="md">
          <Group gap="sm" wrap="nowrap" c="dimmed">
            <IconRoute size={20} stroke={1.75} aria-hidden />
            <Text fz="sm">Not in a journey so far.</Text>
          </Group>
        </Card>
      )}
      {runs.map((run, index) => (
        <JourneyOfLead key={run.id} run={run} isFirst={index === 0} />
      ))}
    </Stack>
  );
}

/** The latest is drawn at once, older ones when somebody asks. */
function JourneyOfLead({ run, isFirst }: { run: RunOfLead; isFirst: boolean }) {
  const [isDrawn, setDrawn] = useState(isFirst);
  const { journeyId, journeyName, versionNumber, status, enteredAt } = run;
  const { label, colour } = statuses[status];
  const now = useNow();
  return (
    <Card withBorder radius="lg" padding="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} fz="md">
          <Link to="/journeys/$journeyId" params={{ journeyId }} style={{ color: 'inherit' }}>
            {journeyName}
          </Link>
        </Title>
        <Badge variant="light" color={colour} tt="none" fw={600} miw="max-content">
          {label}
        </Badge>
      </Group>
      <Text fz="xs" c="dimmed" mt={2} mb="md">
        Version {versionNumber}, entered {sayTime(enteredAt, now)}
      </Text>
      {isDrawn ? (
        <WayDrawing run={run} />
      ) : (
        <Button variant="default" size="xs" leftSection={<IconRoute size={16} />} onClick={() => setDrawn(true)}>
          Draw the way
        </Button>
      )}
      <Way run={run} />
    </Card>
  );
}
