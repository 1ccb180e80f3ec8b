import { Button } from '@mantine/core';
import { IconPlugOff } from '@tabler/icons-react';
import { EmptyState } from '../ui/empty-state.tsx';

/** For what no page has foreseen, such as files that are gone after an update. */
export function BrokenPage() {
  return (
    <EmptyState icon={IconPlugOff} title="This page stopped working">
      What you have saved is kept. Loading it again usually helps.
      <Button mt="md" display="block" mx="auto" onClick={() => location.reload()}>
        Load again
      </Button>
    </EmptyState>
  );
}
