import { Loader, SegmentedControl, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { EmailFrame } from '../../editor/inspector/email/email-frame.tsx';
import { InboxLine } from './inbox-line.tsx';
import classes from './preview-pane.module.css';
import { ReaderSelect, type Reader } from './reader-select.tsx';
import type { usePreview } from './use-preview.ts';

const widths = [
  { value: 'wide', label: 'Wide' },
  { value: 'narrow', label: 'Narrow' },
];
const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const parts = [
  { value: 'html', label: 'Email' },
  { value: 'text', label: 'Plain text' },
];

interface PreviewPaneProps {
  isMarketing: boolean;
  preview: ReturnType<typeof usePreview>;
  reader: Reader | null;
  onReader: (reader: Reader | null) => void;
}

/** The email as its reader sees it: in the inbox, on a screen and on a phone, in both colours, and as plain text. */
export function PreviewPane({ isMarketing, preview, reader, onReader }: PreviewPaneProps) {
  const { data, error, isPending } = preview;
  const [width, setWidth] = useState('wide');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [part, setPart] = useState('html');
  const [showsPictures, setShowsPictures] = useState(true);
  return (
    <section className={classes.pane} aria-label="Preview">
      <div className={classes.views}>
        <ReaderSelect reader={reader} onChange={onReader} />
        <SegmentedControl size="xs" aria-label="Shown part" data={parts} value={part} onChange={setPart} />
        <SegmentedControl size="xs" aria-label="Width" data={widths} value={width} onChange={setWidth} />
        <SegmentedControl
          size="xs"
          aria-label="Colours of the inbox"
          data={schemes}
          value={scheme}
          onChange={(chosen) => setScheme(chosen === 'dark' ? 'dark' : 'light')}
        />
        <Switch
          size="sm"
          classNames={{ label: classes.switchWords ?? '' }}
          label="Pictures"
          checked={showsPictures}
          onChange={(event) => setShowsPictures(event.currentTarget.checked)}
        />
      </div>
      {error !== null && <ProblemNote error={error} />}
      {isPending && <Loader role="status" aria-label="Loading" />}
      {data?.html === '' && (
        <Text fz="sm" c="dimmed" ta="center" m="auto">
          The email cannot be shown until its problems are mended.
        </Text>
      )}
      {data !== undefined && data.html !== '' && (
        <>
          <InboxLine sender={data.sender} subject={data.subject} inboxLine={data.inboxLine} />
          <div className={classes.stage}>
            <div className={classes.paper} data-width={width}>
              {part === 'text' ? (
                <pre className={classes.text} data-scheme={scheme} tabIndex={0} aria-label="Plain-text part">
                  {data.text}
                </pre>
              ) : (
                <EmailFrame html={data.html} height="100%" scheme={scheme} showsPictures={showsPictures} />
              )}
            </div>
          </div>
          <Text fz="xs" c="dimmed">
            {sayKilobytes(data.sizeBytes)} of the 102 kB that inboxes show.
            {isMarketing &&
              ' Your postal address and a link to unsubscribe stand below, unless you place them yourself.'}
          </Text>
        </>
      )}
    </section>
  );
}

function sayKilobytes(bytes: number): string {
  return `${Math.max(1, Math.ceil(bytes / 1024))} kB`;
}
