import { Alert, Button, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { sayAmount } from '../../../lib/say-amount.ts';

/** What came of a publish. */
export function VersionIsLive({ number, inside, onClose }: { number: number; inside: number; onClose: () => void }) {
  return (
    <Stack gap="sm">
      <Alert color="leaf" variant="light" icon={<IconCircleCheck />} title={`v${number} is live`} role="status">
        New leads enter it from now on.
        {inside > 0 && ` ${sayAmount(inside, 'lead finishes', 'leads finish')} on the version they entered.`}
      </Alert>
      <Button variant="default" onClick={onClose}>
        Back to the canvas
      </Button>
    </Stack>
  );
}
