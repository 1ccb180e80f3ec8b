import { Button, Group, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../../lib/problem-of.ts';
import { saySender } from '../../lib/say-sender.ts';

interface ReplyFormProps {
  /** Whom the lead answers. */
  to: string;
  reply: (text: string) => Promise<unknown>;
  onDone: () => void;
}

/** Writes what the lead answers. What was typed stays when it cannot be sent. */
export function ReplyForm({ to, reply, onDone }: ReplyFormProps) {
  const [text, setText] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (): Promise<void> => {
    setIsSending(true);
    try {
      await reply(text);
      onDone();
    } catch (error) {
      setProblem(problemOf(error).message);
      setIsSending(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };

  return (
    <form onSubmit={submit}>
      <Textarea
        label={`Reply to ${saySender(to)}`}
        placeholder="Sounds good. Could you call me next week?"
        mt="md"
        autosize
        minRows={3}
        maxRows={12}
        data-autofocus
        value={text}
        error={problem}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <Group justify="flex-end" mt="sm">
        <Button variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={isSending}>
          Send reply
        </Button>
      </Group>
    </form>
  );
}
