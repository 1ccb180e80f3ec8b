import { Stack, Textarea, TextInput } from '@mantine/core';
import type { GraphNode } from '@tendril/journey';
import { useEditor } from '../state/editor-context.ts';
import { viewOf } from '../step-view.ts';
import { Fold } from './fold.tsx';

/** What people call the step, and what they want colleagues to know of it. */
export function TitleAndNotes({ step }: { step: GraphNode }) {
  const { store, catalogue } = useEditor();
  const { title, notes } = step;
  return (
    <Fold title="Title and notes" isOpenAtFirst={title !== undefined || notes !== undefined}>
      <Stack gap="sm">
        <TextInput
          label="Title"
          description="Without one, the card says what the step does."
          placeholder={viewOf(step, catalogue).line}
          maxLength={120}
          value={title ?? ''}
          onChange={(event) =>
            store.edit({ do: 'setTitle', id: step.id, title: event.currentTarget.value }, `title ${step.id}`)
          }
        />
        <Textarea
          label="Notes"
          description="For colleagues; leads never see them."
          autosize
          minRows={2}
          maxLength={4_000}
          value={notes ?? ''}
          onChange={(event) =>
            store.edit({ do: 'setNotes', id: step.id, notes: event.currentTarget.value }, `notes ${step.id}`)
          }
        />
      </Stack>
    </Fold>
  );
}
