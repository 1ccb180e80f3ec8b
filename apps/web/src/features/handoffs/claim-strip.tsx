import { Button, Group, Text } from '@mantine/core';
import { IconHandGrab, IconUserCheck } from '@tabler/icons-react';
import type { HandoffInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useRep } from './rep.ts';
import type { SalesActs } from './use-sales-acts.ts';

interface ClaimStripProps {
  handoff: HandoffInList;
  acts: SalesActs;
}

/** Who has the hand-off: nobody, and it can be taken; or somebody, since when. */
export function ClaimStrip({ handoff: { name, claimedBy, claimedAt }, acts }: ClaimStripProps) {
  const now = useNow();
  const rep = useRep();
  if (claimedBy === null || claimedAt === null) {
    return (
      <Group justify="space-between" gap="sm" wrap="nowrap" mb="sm">
        <Text fz="sm" c="dimmed">
          Nobody has taken it yet.
        </Text>
        <Button
          variant="light"
          leftSection={<IconHandGrab size={18} stroke={1.75} />}
          loading={acts.isPending}
          onClick={acts.claim}
          aria-label={`Take ${name}`}
        >
          Take it
        </Button>
      </Group>
    );
  }
  const isMine = claimedBy === rep.name;
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" mb={isMine ? 'sm' : 0} mih={36}>
      <Group gap={8} wrap="nowrap">
        <IconUserCheck size={18} stroke={1.75} aria-hidden style={{ flex: 'none' }} />
        <Text fz="sm" fw={600} role="status">
          {isMine ? 'You' : claimedBy} took it {sayTime(claimedAt, now)}
        </Text>
      </Group>
      {isMine ? (
        <Button
          variant="subtle"
          color="gray"
          loading={acts.isPending}
          onClick={acts.release}
          aria-label={`Give ${name} back`}
        >
          Give it back
        </Button>
      ) : (
        <Button
          variant="subtle"
          color="gray"
          loading={acts.isPending}
          onClick={() => acts.takeOver(claimedBy)}
          aria-label={`Take over ${name} from ${claimedBy}`}
        >
          Take over
        </Button>
      )}
    </Group>
  );
}
