import { Button, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

const fields = [
  { name: 'first_name', label: 'First name' },
  { name: 'last_name', label: 'Last name' },
  { name: 'company', label: 'Company' },
  { name: 'title', label: 'Role' },
] as const;

/** Adds somebody by hand, then shows them. Who is known already is shown as they are, and nothing of them is changed. */
export function AddLead({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Add a lead"
      radius="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <LeadForm onClose={onClose} />
    </Modal>
  );
}

function LeadForm({ onClose }: { onClose: () => void }) {
  const { leads } = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation(
    leads.add.mutationOptions({
      onSuccess: async ({ id, isNew }) => {
        await queries.invalidateQueries({ queryKey: leads.list.queryKey() });
        onClose();
        await navigate({ to: '/leads/$leadId', params: { leadId: id }, search: isNew ? {} : { known: true } });
      },
    }),
  );
  const problem = add.error === null ? null : problemOf(add.error);
  const errorOf = (field: string): string | null => (problem?.field === field ? problem.message : null);
  const isBesideField = ['email', ...fields.map(({ name }) => `fields.${name}`)].includes(problem?.field ?? '');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const wordsOf = (name: string): string => {
      const value = typed.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const known = fields.map(({ name }) => [name, wordsOf(name)] as const).filter(([, words]) => words !== '');
    add.mutate({ email: wordsOf('email'), fields: Object.fromEntries(known) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          name="email"
          type="email"
          label="Email address"
          autoComplete="off"
          required
          data-autofocus
          error={errorOf('email')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {fields.map(({ name, label }) => (
            <TextInput key={name} name={name} label={label} autoComplete="off" error={errorOf(`fields.${name}`)} />
          ))}
        </SimpleGrid>
        {problem !== null && !isBesideField && <ProblemNote error={add.error} />}
        <Group justify="flex-end" mt="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add the lead
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
