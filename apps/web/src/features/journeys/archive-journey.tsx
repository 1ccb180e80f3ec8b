import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

interface ArchiveJourneyProps {
  journey: { id: string; name: string; inside: number };
  isOpen: boolean;
  onClose: () => void;
}

/** Asks before a journey is put away, and says what becomes of the people in it. */
export function ArchiveJourney({ journey: { id, name, inside }, isOpen, onClose }: ArchiveJourneyProps) {
  const { journeys } = useTRPC();
  const queries = useQueryClient();
  const archive = useMutation(
    journeys.archive.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: journeys.list.queryKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Archive “${name}”?`}
      radius="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text fz="sm">Nobody enters it any more, and it leaves this list. {inside > 0 && sayInside(inside)}</Text>
      {archive.error !== null && <ProblemNote error={archive.error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose}>
          Keep it
        </Button>
        <Button loading={archive.isPending} onClick={() => archive.mutate({ id })}>
          Archive the journey
        </Button>
      </Group>
    </Modal>
  );
}

function sayInside(inside: number): string {
  return inside === 1 ? 'The one lead inside finishes it.' : `The ${inside} leads inside finish it.`;
}
