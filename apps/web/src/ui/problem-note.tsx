import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemOf } from '../lib/problem-of.ts';

/** Says what went wrong, and offers to try again where that may help. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, isPassing } = problemOf(error);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title="This did not work" role="alert">
      {message}
      {isPassing && onRetry !== undefined && (
        <Button mt="sm" size="xs" variant="white" color="red" display="block" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
