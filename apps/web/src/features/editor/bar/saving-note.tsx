import { Button, Group, List, Modal, Text } from '@mantine/core';
import type { Clash } from '@tendril/journey';
import { IconAlertTriangle, IconCheck, IconCloudOff } from '@tabler/icons-react';
import { useEditor, useEditorState, useGraph } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';

/** Whether the draft is kept. Where somebody else has changed the same, asks whose to keep. */
export function SavingNote() {
  const saving = useEditorState((state) => state.saving);
  const hasMerged = useEditorState((state) => state.hasMerged);
  return (
    <>
      <Text component="span" fz="sm" c="dimmed" role="status" miw="max-content" visibleFrom="md">
        {saving.kind === 'saved' && (
          <>
            <IconCheck size={14} style={{ verticalAlign: '-2px' }} aria-hidden />{' '}
            {hasMerged ? 'Merged with the other changes' : 'Saved'}
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
      {saving.kind === 'conflict' && <WhoseToKeep clashes={saving.clashes} theirs={saving.theirs.draft.nodes} />}
    </>
  );
}

function WhoseToKeep({ clashes, theirs }: { clashes: readonly Clash[]; theirs: Parameters<typeof nameOf>[0][] }) {
  const { store } = useEditor();
  const { nodes } = useGraph();
  const sayClash = (clash: Clash): string => {
    if (clash.kind === 'name') return 'The name of the journey';
    if (clash.kind === 'setting') return 'The settings of the journey';
    const step = [...nodes, ...theirs].find(({ id }) => id === clash.nodeId);
    return step === undefined ? 'A step' : nameOf(step);
  };
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title="Somebody else has changed the same" centered>
      <Text fz="sm">You both changed:</Text>
      <List fz="sm" my={8} fw={600}>
        {[...new Set(clashes.map(sayClash))].map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
      <Text fz="sm">
        Whose do you want to keep there? All other changes are merged. Nothing of yours is lost: if you take over the
        other changes, undo brings yours back.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => store.settle('theirs')}>
          Take over the other changes
        </Button>
        <Button onClick={() => store.settle('mine')}>Keep mine</Button>
      </Group>
    </Modal>
  );
}
