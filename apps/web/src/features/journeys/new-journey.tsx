import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';

/** Asks for a name and opens the empty journey. */
export function NewJourney({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="New journey"
      radius="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <NameForm onClose={onClose} />
    </Modal>
  );
}

function NameForm({ onClose }: { onClose: () => void }) {
  const { journeys } = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const create = useMutation(
    journeys.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: journeys.list.queryKey() });
        await navigate({ to: '/journeys/$journeyId', params: { journeyId: id } });
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') setIsMissing(true);
    else create.mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Name"
        placeholder="Demo request"
        data-autofocus
        value={name}
        error={isMissing ? 'Give it a name.' : create.error !== null && problemOf(create.error).message}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setIsMissing(false);
        }}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Create the journey
        </Button>
      </Group>
    </form>
  );
}
