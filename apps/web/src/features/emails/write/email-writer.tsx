import { ActionIcon, Box, Button, Modal, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { useMediaQuery, useWindowEvent } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp, IconCopy, IconSend, type Icon } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useEditor, useEditorState } from '../../editor/state/editor-context.ts';
import { nameOf } from '../../editor/step-view.ts';
import classes from './email-writer.module.css';
import { OtherEmails } from './other-emails.tsx';
import { PreviewPane } from './preview-pane.tsx';
import type { Reader } from './reader-select.tsx';
import { SendTest } from './send-test.tsx';
import { useEmail, type EmailInDraft } from './use-email.ts';
import { usePreview } from './use-preview.ts';
import { WritingPane } from './writing-pane.tsx';

const panes = [
  { value: 'write', label: 'Write' },
  { value: 'preview', label: 'Preview' },
];

/** Writing one email over the whole window: the source on the left, how a lead sees it on the right. */
export function EmailWriter({ stepId, onClose }: { stepId: string; onClose: () => void }) {
  const written = useEmail(stepId);
  return written === null ? null : <Writer written={written} onClose={onClose} />;
}

function Writer({ written, onClose }: { written: EmailInDraft; onClose: () => void }) {
  const [reader, setReader] = useState<Reader | null>(null);
  const [asked, setAsked] = useState<'test' | 'other' | null>(null);
  const close = (): void => setAsked(null);
  const [pane, setPane] = useState('write');
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false }) ?? false;
  // What had the focus may be gone, such as the side a phone no longer shows: then keys belong to nothing in the window.
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape' && document.activeElement === document.body && asked === null) onClose();
  });
  const preview = usePreview(written.email, reader?.id ?? null);
  return (
    <Modal.Root opened onClose={onClose} fullScreen closeOnEscape={false} transitionProps={{ duration: 0 }}>
      <Modal.Content>
        {/* Of its own, because the content of a modal passes no keys on. */}
        <Box className={classes.window ?? ''} onKeyDown={(event) => closeByEscape(event, onClose)}>
          <header className={classes.bar}>
            <Modal.Title className={classes.title ?? ''}>Write email</Modal.Title>
            <Text fz="sm" c="dimmed" truncate className={classes.step ?? ''}>
              {nameOf(written.step)}
            </Text>
            <SavingWords />
            <HistoryButtons />
            <BarAct label="Use another email" isShort={isNarrow} icon={IconCopy} act={() => setAsked('other')} />
            <BarAct label="Send a test" isShort={isNarrow} icon={IconSend} act={() => setAsked('test')} />
            <Button size="sm" onClick={onClose}>
              Done
            </Button>
          </header>
          {isNarrow && <SegmentedControl m="xs" aria-label="Shown side" data={panes} value={pane} onChange={setPane} />}
          <div className={classes.panes}>
            {(!isNarrow || pane === 'write') && (
              <WritingPane
                written={written}
                sender={preview.data?.sender ?? null}
                problems={preview.data?.problems ?? null}
              />
            )}
            {(!isNarrow || pane === 'preview') && (
              <PreviewPane
                isMarketing={written.email.purpose === 'marketing'}
                preview={preview}
                reader={reader}
                onReader={setReader}
              />
            )}
          </div>
          {asked === 'test' && <SendTest email={written.email} reader={reader} onClose={close} />}
          {asked === 'other' && <OtherEmails stepId={written.step.id} onTake={written.change} onClose={close} />}
        </Box>
      </Modal.Content>
    </Modal.Root>
  );
}

/**
 * Escape closes the window, but not while it closes something in it: a list, or a window above this one, whose keys React
 * brings here as well. The inspector below never hears of it.
 */
function closeByEscape(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  const { target, currentTarget } = event;
  const isHere = target instanceof Element && currentTarget.contains(target);
  const closesList = isHere && target.getAttribute('aria-expanded') === 'true';
  if (isHere && !closesList && !event.defaultPrevented) onClose();
}

/** A button of the bar; on a phone only its icon. */
function BarAct(of: { label: string; isShort: boolean; icon: Icon; act: () => void }) {
  const { label, isShort, icon: Drawing, act } = of;
  return isShort ? (
    <ActionIcon variant="default" size={36} aria-label={label} onClick={act}>
      <Drawing size={18} />
    </ActionIcon>
  ) : (
    <Button variant="default" size="sm" leftSection={<Drawing size={16} />} onClick={act}>
      {label}
    </Button>
  );
}

function HistoryButtons() {
  const { store } = useEditor();
  const undone = useEditorState(({ history }) => history.past.at(-1)?.words);
  const redone = useEditorState(({ history }) => history.future.at(-1)?.words);
  return (
    <>
      <Tooltip label="Undo">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label="Undo"
          disabled={undone === undefined}
          onClick={store.undo}
        >
          <IconArrowBackUp size={20} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label="Redo"
          disabled={redone === undefined}
          onClick={store.redo}
        >
          <IconArrowForwardUp size={20} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function SavingWords() {
  const kind = useEditorState(({ saving }) => saving.kind);
  const words = {
    saved: 'Saved',
    waiting: 'Saving…',
    saving: 'Saving…',
    failed: 'Not saved, trying again',
    conflict: '',
  };
  return (
    <Text fz="sm" c="dimmed" role="status" miw="max-content" visibleFrom="sm">
      {words[kind]}
    </Text>
  );
}
