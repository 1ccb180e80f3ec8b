import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KnownSecret } from '@tendril/api';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';

interface SecretFieldProps {
  name: 'key' | 'webhookSecret';
  label: string;
  description: string;
  placeholder: string;
  known: KnownSecret;
  saveWords: string;
  removeWords: string;
}

/** A secret that is typed once: afterwards its last characters are shown, and it can be taken away. */
export function SecretField({ name, label, known, removeWords, ...field }: SecretFieldProps) {
  const { settings, system } = useTRPC();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const save = useMutation(
    settings.saveProvider.mutationOptions({
      onSuccess: async (provider) => {
        setTyped('');
        queries.setQueryData(settings.provider.queryKey(), provider);
        await queries.invalidateQueries({ queryKey: system.pathKey() });
      },
    }),
  );
  const problem = save.error === null ? null : problemOf(save.error).message;
  if (known.from === 'settings') {
    return (
      <Group justify="space-between">
        <div>
          <Text fz="sm" fw={500}>
            {label}
          </Text>
          <Text fz="sm" c="dimmed" className="figures">
            ends in {known.end}
          </Text>
          {problem !== null && (
            <Text fz="sm" c="red" role="alert">
              {problem}
            </Text>
          )}
        </div>
        <Button variant="default" size="xs" loading={save.isPending} onClick={() => save.mutate({ [name]: null })}>
          {removeWords}
        </Button>
      </Group>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ [name]: typed });
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <PasswordInput
        label={label}
        description={field.description}
        placeholder={field.placeholder}
        autoComplete="off"
        value={typed}
        error={problem}
        visibilityToggleButtonProps={{ 'aria-label': `Show what is typed as ${label.toLowerCase()}` }}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          save.reset();
        }}
      />
      {typed !== '' && (
        <Group justify="flex-end" mt="sm">
          <Button type="submit" size="xs" loading={save.isPending}>
            {field.saveWords}
          </Button>
        </Group>
      )}
    </form>
  );
}
