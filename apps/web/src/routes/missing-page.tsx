import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.tsx';

export function MissingPage() {
  return (
    <EmptyState icon={IconMapOff} title="There is no page here">
      It may have been moved, or the address is not complete.
      <Button component={Link} to="/" mt="md" display="block" mx="auto" w="fit-content">
        Go home
      </Button>
    </EmptyState>
  );
}
