import { Alert, Button, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { GoingOver } from '@tendril/api';
import { useTRPC } from '../../../lib/api.ts';
import { sayAmount } from '../../../lib/say-amount.ts';
import { useEditor } from '../state/editor-context.ts';

interface VersionIsLiveProps {
  number: number;
  inside: number;
  /** Whether those inside go on with this version. */
  goesOver: boolean;
  onClose: () => void;
}

/** What came of a publish. */
export function VersionIsLive({ number, inside, goesOver, onClose }: VersionIsLiveProps) {
  return (
    <Stack gap="sm">
      <Alert color="leaf" variant="light" icon={<IconCircleCheck />} title={`v${number} is live`} role="status">
        New leads enter it from now on.
        {inside > 0 &&
          !goesOver &&
          ` ${sayAmount(inside, 'lead finishes', 'leads finish')} on the version they entered.`}
      </Alert>
      {goesOver && <Going />}
      <Button variant="default" onClick={onClose}>
        Back to the canvas
      </Button>
    </Stack>
  );
}

/** How far the people inside have come, and how to stop it. */
function Going() {
  const { journeyId } = useEditor();
  const trpc = useTRPC();
  // Told with every page of people that went over.
  const { data } = useQuery(trpc.journeys.goingOver.queryOptions({ id: journeyId }));
  const stop = useMutation(trpc.journeys.stopGoingOver.mutationOptions());
  if (data === undefined || data === null) return null;
  const done = data.moved + data.redirected + data.ended + data.stayed + data.failed;
  return (
    <Stack gap={8}>
      <Progress
        value={data.state === 'done' || data.total === 0 ? 100 : (100 * done) / data.total}
        color="leaf"
        aria-label="Leads going over"
      />
      <Text fz="sm" className="figures" role="status">
        {sayGoing(data)}
      </Text>
      {data.state === 'running' && (
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          loading={stop.isPending}
          onClick={() => stop.mutate({ id: data.id })}
        >
          Stop here
        </Button>
      )}
    </Stack>
  );
}

function sayGoing({ state, moved, redirected, ended, stayed, failed, total }: GoingOver): string {
  const went = moved + redirected;
  const parts = [
    state === 'running' ? `${went + ended + stayed + failed} of ${sayAmount(total, 'lead')} so far` : `${went} moved`,
    ...(ended > 0 ? [`${ended} left`] : []),
    ...(stayed > 0 ? [`${stayed} finish on their version`] : []),
    `${failed} failed`,
  ];
  return `${parts.join(', ')}${state === 'stopped' ? '. Stopped: the others finish on their version' : ''}.`;
}
