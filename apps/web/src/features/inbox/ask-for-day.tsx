import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

interface AskForDayProps {
  /** The day we read in the reply. */
  known: string | null;
  isPending: boolean;
  /** The day to come back on (yyyy-mm-dd), or nothing. */
  onSend: (day: string) => void;
  onCancel: () => void;
}

/** "Not now" asks one thing more. */
export function AskForDay({ known, isPending, onSend, onCancel }: AskForDayProps) {
  const [day, setDay] = useState(known ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend(day);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="When do they want to hear from you again?"
        description="Leave it empty when they did not say."
        type="date"
        mt="md"
        maw={320}
        autoFocus
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Group mt="sm">
        <Button type="submit" loading={isPending}>
          {day === '' ? 'Not now, no day named' : 'Come back then'}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Back
        </Button>
      </Group>
    </form>
  );
}
