import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { RepContext, useRep, type Rep } from './rep.ts';

const key = 'tendril.rep';
const longestName = 80;

/** Knows who of sales is here, and asks when something is to be done in a name nobody has said. */
export function RepProvider({ children }: { children: ReactNode }) {
  const [kept, keep] = useLocalStorage<string>({ key, defaultValue: '', getInitialValueInEffect: false });
  const [pending, setPending] = useState<{ act: (name: string) => void } | null>(null);
  const name = kept === '' ? null : kept;
  const rep = useMemo(
    (): Rep => ({
      name,
      actAs: (act) => (name === null ? setPending({ act }) : act(name)),
      askName: () => setPending({ act: () => undefined }),
    }),
    [name],
  );
  return (
    <RepContext value={rep}>
      {children}
      <Modal
        opened={pending !== null}
        onClose={() => setPending(null)}
        title="Who are you?"
        radius="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <NameForm
          onSay={(said) => {
            keep(said);
            setPending(null);
            pending?.act(said);
          }}
        />
      </Modal>
    </RepContext>
  );
}

/** One tap for who was here before, a few letters for who is new. */
function NameForm({ onSay }: { onSay: (name: string) => void }) {
  const { data: reps = [] } = useQuery(useTRPC().handoffs.reps.queryOptions());
  const [name, setName] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') setIsMissing(true);
    else onSay(name.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Text fz="sm" c="dimmed" mb="sm">
        So that your colleagues see who has which lead. This browser remembers it.
      </Text>
      {reps.length > 0 && (
        <Group gap={8} mb="md">
          {reps.map((rep) => (
            <Button key={rep} variant="light" radius="xl" onClick={() => onSay(rep)}>
              {rep}
            </Button>
          ))}
        </Group>
      )}
      <TextInput
        label={reps.length > 0 ? 'Or your name' : 'Your name'}
        autoComplete="name"
        size="md"
        maxLength={longestName}
        data-autofocus
        value={name}
        error={isMissing ? 'Say who you are.' : null}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setIsMissing(false);
        }}
      />
      <Button type="submit" size="md" mt="md" fullWidth>
        This is me
      </Button>
    </form>
  );
}

/** Says who is here, and lets somebody else take the seat. */
export function WhoAmI() {
  const { name, askName } = useRep();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="sm"
      leftSection={<IconUserCircle size={18} stroke={1.75} />}
      onClick={askName}
    >
      {name === null ? 'Say who you are' : `You are ${name}`}
    </Button>
  );
}
