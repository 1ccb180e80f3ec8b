import { Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff } from '@tabler/icons-react';
import { useEditor, useEditorState } from '../state/editor-context.ts';

/** Whether the draft is kept. When somebody else has saved, asks whose draft to go on with. */
export function SavingNote() {
  const { store } = useEditor();
  const saving = useEditorState((state) => state.saving);
  return (
    <>
      <Text component="span" fz="sm" c="dimmed" role="status" miw="max-content" visibleFrom="md">
        {saving.kind === 'saved' && (
          <>
            <IconCheck size={14} style={{ verticalAlign: '-2px' }} aria-hidden /> Saved
          </>
        )}
        {(saving.kind === 'waiting' || saving.kind === 'saving') && 'Saving…'}
        {saving.kind === 'failed' && (
          <Text component="span" inherit c="light-dark(#b3261e, #ffb4ab)">
            <IconCloudOff size={14} style={{ verticalAlign: '-2px' }} aria-hidden /> Not saved, trying again
          </Text>
        )}
        {saving.kind === 'conflict' && (
          <Text component="span" inherit c="light-dark(#8a5a00, #ffc857)">
            <IconAlertTriangle size={14} style={{ verticalAlign: '-2px' }} aria-hidden /> Changed elsewhere
          </Text>
        )}
      </Text>
      <Modal
        opened={saving.kind === 'conflict'}
        onClose={() => undefined}
        withCloseButton={false}
        title="Somebody else has changed this journey"
        centered
      >
        <Text fz="sm">
          It was saved from another window since you opened it. Nothing of yours is lost: if you take over the other
          changes, undo brings yours back.
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => store.settle('theirs')}>
            Take over the other changes
          </Button>
          <Button onClick={() => store.settle('mine')}>Keep mine</Button>
        </Group>
      </Modal>
    </>
  );
}
