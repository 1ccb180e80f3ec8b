import { Group, SegmentedControl, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { valuesFor } from '../../editor/inspector/form/text-values.ts';
import { ValueTextInput } from '../../editor/inspector/form/value-completion.tsx';
import { useEditor } from '../../editor/state/editor-context.ts';
import type { EmailOfStep } from './email-of-step.ts';
import { EmailProblems, type EmailProblemShown } from './email-problems.tsx';
import { sourceIn } from './format-change.ts';
import { HowToWrite } from './how-to-write.tsx';
import { InsertValue, StarterMenu } from './insert-menus.tsx';
import { SourceEditor, type LineProblem, type SourceEditorActs } from './source-editor.tsx';
import { TextPart } from './text-part.tsx';
import { useCompile } from './use-compile.ts';
import type { EmailInDraft } from './use-email.ts';
import classes from './writing-pane.module.css';

const formats: { value: EmailOfStep['format']; label: string }[] = [
  { value: 'text', label: 'Plain' },
  { value: 'mjml', label: 'Designed (MJML)' },
  { value: 'html', label: 'HTML' },
];
const parts = [
  { value: 'source', label: 'Email' },
  { value: 'text', label: 'Plain-text part' },
];

interface WritingPaneProps {
  written: EmailInDraft;
  sender: { name: string; address: string } | null;
  /** Null until the email was looked at for the first time. */
  problems: readonly EmailProblemShown[] | null;
}

/** Subject, preview line and source of an email, with what is wrong with them. */
export function WritingPane({ written, sender, problems }: WritingPaneProps) {
  const { email, type, change } = written;
  const { store, fields } = useEditor();
  const values = useMemo(() => valuesFor('email', fields), [fields]);
  const [part, setPart] = useState<'source' | 'text'>('source');
  const source = useRef<SourceEditorActs>(null);
  const subject = useRef<HTMLInputElement>(null);
  const preheader = useRef<HTMLInputElement>(null);
  const compile = useCompile();
  const isText = part === 'text' && email.format !== 'text';
  const onPart = useMemo(() => problemsOn(problems ?? [], isText ? 'text' : 'source'), [problems, isText]);

  /** The same email in another format. Whatever it is made of stands in the draft before, so undo goes back. */
  const turnInto = async (to: EmailOfStep['format']): Promise<void> => {
    const compiled = email.format === 'text' || email.source.trim() === '' ? null : await compile(email);
    change({ format: to, source: sourceIn({ email, to, compiled }) });
  };
  const show = (problem: EmailProblemShown): void => {
    if (problem.part === 'subject') return subject.current?.focus();
    if (problem.part === 'preheader') return preheader.current?.focus();
    setPart(problem.part === 'text' ? 'text' : 'source');
    requestAnimationFrame(() => source.current?.showLine(problem.line ?? 1));
  };

  return (
    <section className={classes.pane} aria-label="Email">
      <Text fz="sm" c="dimmed">
        From {sender === null ? 'your sender (see Settings)' : `${sender.name} <${sender.address}>`}
      </Text>
      <ValueTextInput
        ref={subject}
        label="Subject"
        writtenFor="email"
        maxLength={300}
        value={email.subject}
        onChange={(typed) => type('subject', typed)}
      />
      <ValueTextInput
        ref={preheader}
        label="Preview line"
        placeholder="What inboxes show after the subject"
        writtenFor="email"
        maxLength={300}
        value={email.preheader}
        onChange={(typed) => type('preheader', typed)}
      />
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Written as"
            data={formats}
            value={email.format}
            onChange={(to) => void turnInto(to)}
          />
          {email.format !== 'text' && (
            <SegmentedControl
              size="xs"
              aria-label="Part of the email"
              data={parts}
              value={part}
              onChange={(chosen) => setPart(chosen === 'text' ? 'text' : 'source')}
            />
          )}
        </Group>
        <Group gap={2}>
          {!isText && <InsertValue values={values} onInsert={(text) => source.current?.insert(text)} />}
          {!isText && email.format === 'mjml' && (
            <StarterMenu hasText={email.source.trim() !== ''} onChoose={(chosen) => change({ source: chosen })} />
          )}
          <HowToWrite format={email.format} />
        </Group>
      </Group>
      <div className={classes.source}>
        {isText ? (
          <TextPart
            email={written}
            values={values}
            problems={onPart}
            onMake={async () => (await compile(email))?.text ?? ''}
            onUndo={store.undo}
            onRedo={store.redo}
          />
        ) : (
          <SourceEditor
            ref={source}
            label="Source of the email"
            format={email.format}
            value={email.source}
            onChange={(typed) => type('source', typed)}
            values={values}
            problems={onPart}
            onUndo={store.undo}
            onRedo={store.redo}
          />
        )}
      </div>
      {problems !== null && <EmailProblems problems={problems} onShow={show} />}
    </section>
  );
}

function problemsOn(problems: readonly EmailProblemShown[], wanted: 'source' | 'text'): LineProblem[] {
  return problems.flatMap(({ part, line, message, severity }) =>
    part === wanted && line !== null ? [{ line, message, severity }] : [],
  );
}
