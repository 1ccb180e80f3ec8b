import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import type { TextValue } from '../../editor/inspector/form/complete-value.ts';
import { changeBetween } from './change-between.ts';
import classes from './source-editor.module.css';
import { sourceExtensions, type SourceFormat } from './source-extensions.ts';

/** A problem that stands on a line, from 1. */
export interface LineProblem {
  line: number;
  message: string;
  severity: 'error' | 'hint';
}

/** What can be done with the editor from outside. */
export interface SourceEditorActs {
  /** Puts text in at the caret, or in place of what is selected. */
  insert(text: string): void;
  showLine(line: number): void;
}

interface SourceEditorProps {
  ref?: Ref<SourceEditorActs>;
  label: string;
  format: SourceFormat;
  value: string;
  onChange: (value: string) => void;
  values: readonly TextValue[];
  problems: readonly LineProblem[];
  /** Undoing is the draft's, so that it reaches back before the editor was opened. */
  onUndo: () => void;
  onRedo: () => void;
}

/** Marks changes that come from the draft, which are no typing. */
const fromDraft = Annotation.define<boolean>();

/** The source of an email with colours, completion, and problems on their lines. Tab leaves it. */
export function SourceEditor(props: SourceEditorProps) {
  const { ref, format, value, values, problems } = props;
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const language = useRef(new Compartment());
  const onTyped = useEffectEvent((typed: string) => props.onChange(typed));
  const onUndo = useEffectEvent(() => props.onUndo());
  const onRedo = useEffectEvent(() => props.onRedo());
  const label = useEffectEvent(() => props.label);
  const extensions = useEffectEvent(() => sourceExtensions(format, values));

  useEffect(() => {
    if (parent.current === null) return;
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: '',
        extensions: [
          keymap.of([
            { key: 'Mod-z', run: () => (onUndo(), true), preventDefault: true },
            { key: 'Mod-Shift-z', run: () => (onRedo(), true), preventDefault: true },
            { key: 'Mod-y', run: () => (onRedo(), true), preventDefault: true },
          ]),
          language.current.of(extensions()),
          placeholder('Write here. {{ puts in a value of the lead.'),
          EditorView.contentAttributes.of({
            'aria-label': label(),
            tabindex: '0',
            spellcheck: 'true',
            autocapitalize: 'sentences',
          }),
          EditorView.updateListener.of((update) => {
            const isTyped = update.transactions.some((one) => one.docChanged && one.annotation(fromDraft) !== true);
            if (isTyped) onTyped(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(extensions()) });
  }, [format, values]);

  useEffect(() => {
    const changes = changeBetween(view.current?.state.doc.toString() ?? '', value);
    if (changes !== null) view.current?.dispatch({ changes, annotations: fromDraft.of(true) });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor !== null) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state.doc, problems)));
  }, [problems]);

  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const editor = view.current;
      if (editor === null) return;
      editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' });
      editor.focus();
    },
    showLine: (line) => {
      const editor = view.current;
      if (editor === null) return;
      const { from } = lineAt(editor.state.doc, line);
      editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      editor.focus();
    },
  }));

  return <div ref={parent} className={classes.editor} />;
}

/** What is checked may be older than what is written: a line that is gone counts as the last. */
function lineAt(doc: Text, line: number) {
  return doc.line(Math.min(Math.max(line, 1), doc.lines));
}

function diagnosticsOf(doc: Text, problems: readonly LineProblem[]): Diagnostic[] {
  return problems
    .map(({ line, message, severity }): Diagnostic => {
      const { from, to } = lineAt(doc, line);
      return { from, to, message, severity: severity === 'error' ? 'error' : 'warning' };
    })
    .toSorted((one, other) => one.from - other.from);
}
