import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { HeldRun } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { sayOrder, type Order } from './orders.ts';
import { useInboxChanged } from './use-inbox-changed.ts';

/** Says for how many, and what happens, before it happens. */
export function AskBeforeOrder({
  asked,
  onClose,
}: {
  asked: { order: Order; runs: readonly HeldRun[] } | null;
  onClose: () => void;
}) {
  const changed = useInboxChanged();
  const command = useMutation(
    useTRPC().runs.command.mutationOptions({
      onSuccess: async () => {
        await changed();
        onClose();
      },
    }),
  );
  if (asked === null) return null;
  const { order, runs } = asked;
  const { title, about, action } = sayOrder(order, runs);
  return (
    <Modal opened onClose={onClose} title={title} radius="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text fz="sm">{about}</Text>
      {command.error !== null && <ProblemNote error={command.error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
        <Button
          data-autofocus
          color={order === 'end' ? 'red' : 'leaf'}
          loading={command.isPending}
          onClick={() => command.mutate({ ids: runs.map(({ id }) => id), order })}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
