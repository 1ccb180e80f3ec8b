import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { parseGraph } from '@tendril/journey';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../../lib/problem-of.ts';
import { CreateButtons } from './create-buttons.tsx';
import { useCreateJourney } from './use-create-journey.ts';

/** Takes a journey that was exported, or written by hand, as JSON. */
export function ImportForm({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const create = useCreateJourney();
  const change = (next: string): void => {
    setText(next);
    setProblem(null);
    create.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = parseGraph(text);
    if (parsed.ok) create.mutate({ name: parsed.graph.name, graph: parsed.graph });
    else setProblem(parsed.problems.map(({ message }) => message).join(' '));
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label="The journey as JSON"
        description="As the editor exports it. Unfinished is fine: it becomes a draft."
        placeholder={'{ "schema": 1, "name": "Demo request", "nodes": [ … ], … }'}
        autosize
        minRows={8}
        maxRows={18}
        spellCheck={false}
        ff="monospace"
        value={text}
        error={problem ?? (create.error === null ? null : problemOf(create.error).message)}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <Group mt="sm">
        <FileButton
          accept="application/json,.json"
          onChange={(file) => void file?.text().then(change, () => setProblem('This file cannot be read.'))}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconFileImport size={16} />}>
              Open a file
            </Button>
          )}
        </FileButton>
      </Group>
      <CreateButtons isPending={create.isPending} onClose={onClose} />
    </form>
  );
}
