import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconFlask,
  IconKeyboard,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { memo, type ReactNode } from 'react';
import { ColourSchemeSwitch } from '../../../ui/colour-scheme-switch.tsx';
import { useCanEdit } from '../state/use-can-edit.ts';
import { useEditor, useEditorState, type Problems } from '../state/editor-context.ts';
import classes from './editor-bar.module.css';
import { JourneyName } from './journey-name.tsx';
import { JourneyStatus } from './journey-status.tsx';
import { ProblemList } from './problem-list.tsx';
import { SavingNote } from './saving-note.tsx';
import { ShortcutList } from './shortcut-list.tsx';

interface EditorBarProps {
  problems: Problems;
  isTesting: boolean;
  onJump: (stepId: string) => void;
  onTest: () => void;
  onFind: () => void;
  onSettings: () => void;
  onPublish: () => void;
}

/** The journey's name and state on the left, what can be done with the draft on the right. */
export const EditorBar = memo(function EditorBar({
  problems,
  isTesting,
  onJump,
  onTest,
  onFind,
  onSettings,
  onPublish,
}: EditorBarProps) {
  const { store } = useEditor();
  const undone = useEditorState(({ history }) => history.past.at(-1)?.words);
  const redone = useEditorState(({ history }) => history.future.at(-1)?.words);
  const [areKeysShown, { open, close }] = useDisclosure(false);
  useHotkeys([['shift+?', open]]);
  if (!useCanEdit()) return <ReadingBar />;
  return (
    <header className={classes.bar}>
      <Group gap={4} wrap="nowrap" miw={0}>
        <BackToJourneys />
        <JourneyName />
        <JourneyStatus />
        <SavingNote />
      </Group>
      <Group gap={4} wrap="nowrap">
        <BarButton
          label={undone === undefined ? 'Nothing to undo' : `Undo: ${undone}`}
          isIdle={undone === undefined}
          act={store.undo}
        >
          <IconArrowBackUp size={20} stroke={1.75} />
        </BarButton>
        <BarButton
          label={redone === undefined ? 'Nothing to redo' : `Redo: ${redone}`}
          isIdle={redone === undefined}
          act={store.redo}
        >
          <IconArrowForwardUp size={20} stroke={1.75} />
        </BarButton>
        <BarButton label="Find a step" act={onFind}>
          <IconSearch size={20} stroke={1.75} />
        </BarButton>
        <BarButton label="Journey settings" act={onSettings}>
          <IconSettings size={20} stroke={1.75} />
        </BarButton>
        <BarButton label="Keys" act={open}>
          <IconKeyboard size={20} stroke={1.75} />
        </BarButton>
        <ColourSchemeSwitch />
        <ProblemList problems={problems} onJump={onJump} />
        <Button
          variant={isTesting ? 'light' : 'default'}
          size="sm"
          leftSection={<IconFlask size={18} stroke={1.75} />}
          aria-pressed={isTesting}
          onClick={onTest}
        >
          Test
        </Button>
        <Button size="sm" onClick={onPublish}>
          Publish
        </Button>
      </Group>
      <ShortcutList opened={areKeysShown} onClose={close} />
    </header>
  );
});

/** On a phone a journey is read: its name, and whether it is live. */
function ReadingBar() {
  const name = useEditorState(({ history }) => history.graph.name);
  return (
    <header className={classes.bar}>
      <Group gap={4} wrap="nowrap" miw={0}>
        <BackToJourneys />
        <Text component="h1" fw={650} truncate>
          {name}
        </Text>
      </Group>
      <JourneyStatus />
    </header>
  );
}

function BackToJourneys() {
  return (
    <Tooltip label="All journeys">
      <ActionIcon component={Link} to="/journeys" variant="subtle" color="gray" size={36} aria-label="All journeys">
        <IconArrowLeft size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}

function BarButton(button: { label: string; isIdle?: boolean; act: () => void; children: ReactNode }) {
  return (
    <Tooltip label={button.label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={button.label}
        aria-disabled={button.isIdle}
        className={classes.act ?? ''}
        onClick={button.act}
      >
        {button.children}
      </ActionIcon>
    </Tooltip>
  );
}
