import { TextInput } from '@mantine/core';
import type { GraphInput } from '@tendril/journey';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../../lib/problem-of.ts';
import { CreateButtons } from './create-buttons.tsx';
import { useCreateJourney } from './use-create-journey.ts';

/** Asks for a name and opens the empty journey. */
export function EmptyForm({ timeZone, onClose }: { timeZone: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const create = useCreateJourney();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const graph: GraphInput = { schema: 1, name: name.trim(), nodes: [], edges: [], settings: { timeZone } };
    if (name.trim() === '') setIsMissing(true);
    else create.mutate({ name: name.trim(), graph });
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
      <CreateButtons isPending={create.isPending} onClose={onClose} />
    </form>
  );
}
