import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RunOfLead } from '@tendril/api';
import { useState } from 'react';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './leads.module.css';
import { sayMoment } from './tell-step.ts';
import { WayDrawing } from './way-drawing.tsx';

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
      <Path run={run} />
    </Card>
  );
}

/** The way through the journey: every step that was passed with its outcome, and where the lead stands or how it left. */
function Path({ run }: { run: RunOfLead }) {
  const { path, status, endReason, endedAt } = run;
  const now = useNow();
  return (
    <>
      <ol className={classes.path} aria-label="The way so far">
        {path.map(({ nodeId, visit, title, outcome, leftAt }) => (
          <li key={`${nodeId} ${visit}`} className={classes.step}>
            <Text fz="sm">{title}</Text>
            <Text fz="xs" c="dimmed">
              {outcome !== null && <span>{outcome}</span>}
              {outcome !== null && ', '}
              {sayMoment(leftAt)}
            </Text>
          </li>
        ))}
        {status !== 'ended' && <StandsAt run={run} />}
      </ol>
      {status === 'ended' && (
        <Text fz="xs" c="dimmed" mt="md">
          Left {endedAt === null ? '' : sayTime(endedAt, now)}: {endReason}
        </Text>
      )}
    </>
  );
}

function StandsAt({ run: { at, status, dueAt, heldReason } }: { run: RunOfLead }) {
  return (
    <li className={classes.step} aria-current="step">
      <Text fz="sm" fw={600}>
        {at}
      </Text>
      {heldReason !== null && (
        <Text fz="xs" c="light-dark(#8a5a00, #ffc857)">
          Held: {heldReason}
        </Text>
      )}
      {status === 'active' && dueAt !== null && <Due at={dueAt} />}
    </li>
  );
}

/** A clock that stands still, as in the sample workspace, is due in a far century: that is not worth saying. */
const farOffMs = 3 * 365 * 86_400_000;

function Due({ at }: { at: string }) {
  const now = useNow();
  if (Date.parse(at) - now > farOffMs) return null;
  return (
    <Text fz="xs" c="dimmed">
      Goes on {sayTime(at, now)}
    </Text>
  );
}
