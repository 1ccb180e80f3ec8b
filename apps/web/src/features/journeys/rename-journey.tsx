import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';

interface RenameJourneyProps {
  journey: { id: string; name: string };
  onClose: () => void;
}

/** Asks for another name. */
export function RenameJourney({ journey, onClose }: RenameJourneyProps) {
  const { journeys } = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(journey.name);
  const rename = useMutation(
    journeys.rename.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: journeys.list.queryKey() });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate({ id: journey.id, name });
  };
  return (
    <Modal opened onClose={onClose} title="Rename the journey" radius="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          error={rename.error !== null && problemOf(rename.error).message}
          onChange={(event) => {
            setName(event.currentTarget.value);
            rename.reset();
          }}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending}>
            Rename the journey
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
