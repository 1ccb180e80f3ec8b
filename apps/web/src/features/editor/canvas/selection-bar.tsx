import { Button, Paper, Text } from '@mantine/core';
import { IconCopy, IconCopyPlus, IconSitemap, IconTrash } from '@tabler/icons-react';
import { useEditor, useEditorState } from '../state/editor-context.ts';
import { copySteps, duplicateSteps } from '../state/copy-steps.ts';
import classes from './selection-bar.module.css';

/** What can be done with several selected steps. */
export function SelectionBar({ onRemove }: { onRemove: (ids: readonly string[]) => void }) {
  const { store } = useEditor();
  const selected = useEditorState((state) => state.selected);
  if (selected.length < 2) return null;
  const tidy = async (): Promise<void> => {
    const { tidySome } = await import('./tidy.ts');
    store.edit({ do: 'moveNodes', positions: await tidySome(store.get().history.graph, selected) });
  };
  return (
    <Paper withBorder shadow="sm" radius="md" className={classes.bar ?? ''} role="toolbar" aria-label="Selected steps">
      <Text fz="sm" fw={600} px={8}>
        {selected.length} steps
      </Text>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconCopyPlus size={16} />}
        onClick={() => duplicateSteps(store)}
      >
        Duplicate
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconCopy size={16} />}
        onClick={() => void navigator.clipboard.writeText(copySteps(store.get()))}
      >
        Copy
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconSitemap size={16} />}
        onClick={() => void tidy()}
      >
        Tidy
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} />}
        onClick={() => onRemove(selected)}
      >
        Delete
      </Button>
    </Paper>
  );
}
