import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { xml, xmlLanguage } from '@codemirror/lang-xml';
import { HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { openPlaceAt, placeFor, type TextValue } from '../../editor/inspector/form/complete-value.ts';
import { mjmlAttributes, mjmlElements } from './mjml-elements.ts';

export type SourceFormat = 'text' | 'mjml' | 'html';

/** What makes a text area an editor for emails: colours, completion of elements and values, lines with problems. */
export function sourceExtensions(format: SourceFormat, values: readonly TextValue[]): Extension[] {
  const valueSource = (context: CompletionContext): CompletionResult | null => completeValue(context, values);
  return [
    format === 'text' ? [] : [lineNumbers(), highlightActiveLine(), markup(format)],
    lintGutter(),
    liquidColours,
    drawSelection(),
    EditorView.lineWrapping,
    indentUnit.of('  '),
    closeBrackets(),
    autocompletion({ icons: false, ...(format === 'text' ? { override: [valueSource] } : {}) }),
    format === 'text' ? [] : markupValues(valueSource),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...writingKeys]),
    look(format),
  ];
}

/** Escape is the window's: it would only take back a selection here. */
const writingKeys = defaultKeymap.filter(({ key }) => key !== 'Escape');

/** HTML is coloured and closed as XML: that is all an author of emails needs of it. */
function markup(format: 'mjml' | 'html'): Extension {
  const language =
    format === 'html'
      ? xml()
      : xml({
          elements: mjmlElements.map(({ name, children, attributes = [] }) => ({
            name,
            children: [...children],
            attributes: [...attributes],
            top: name === 'mjml',
          })),
          attributes: mjmlAttributes.map((name) => ({ name, global: true })),
        });
  return [language, indentOnInput(), syntaxHighlighting(colours)];
}

/** Values come beside what the language completes. */
function markupValues(autocomplete: (context: CompletionContext) => CompletionResult | null): Extension {
  return xmlLanguage.data.of({ autocomplete });
}

function completeValue(context: CompletionContext, values: readonly TextValue[]): CompletionResult | null {
  const place = openPlaceAt(context.state.doc.toString(), context.pos);
  if (place === null) return null;
  const options = values.map(({ path, label, group }): Completion => ({
    label: path,
    detail: label,
    section: group,
    apply: (view) => {
      const { text, caret } = placeFor(path, { withFallback: true });
      // Where the name stands now: more of it may have been typed since the list was opened.
      const now = openPlaceAt(view.state.doc.toString(), view.state.selection.main.head) ?? place;
      view.dispatch({
        changes: { from: now.from, to: now.to, insert: text },
        selection: { anchor: now.from + caret },
        userEvent: 'input.complete',
      });
    },
  }));
  return { from: context.pos - place.typed.length, options, validFor: /^[\w.]*$/ };
}

const liquidMark = Decoration.mark({ class: 'email-liquid' });
const liquidMatcher = new MatchDecorator({ regexp: /\{\{.*?\}\}|\{%.*?%\}/g, decoration: liquidMark });

const liquidColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = liquidMatcher.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = liquidMatcher.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const colours = HighlightStyle.define([
  { tag: tags.tagName, color: 'light-dark(#276b32, #8fc696)', fontWeight: '500' },
  { tag: tags.angleBracket, color: 'light-dark(#656b60, #a6aba2)' },
  { tag: tags.attributeName, color: 'light-dark(#734b00, #ffdb8f)' },
  { tag: tags.attributeValue, color: 'light-dark(#1d4f91, #9cc4ff)' },
  { tag: tags.comment, color: 'light-dark(#656b60, #a6aba2)', fontStyle: 'italic' },
]);

function look(format: SourceFormat): Extension {
  const border = 'light-dark(var(--mantine-color-gray-3), var(--mantine-color-dark-5))';
  const quiet = 'light-dark(var(--mantine-color-gray-6), var(--mantine-color-dark-2))';
  return EditorView.theme({
    '&': { height: '100%', fontSize: format === 'text' ? '15px' : '13px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: format === 'text' ? 'inherit' : 'var(--mantine-font-family-monospace)',
      lineHeight: '1.6',
    },
    '.cm-content': { padding: '12px 8px', caretColor: 'var(--mantine-color-text)' },
    '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
    '.cm-gutters': { background: 'transparent', border: 'none', color: quiet },
    '.cm-activeLine, .cm-activeLineGutter': { background: 'light-dark(#00000008, #ffffff0a)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      background: 'light-dark(#cfe6d2, #2f5136)',
    },
    '.email-liquid': {
      background: 'light-dark(#efe9fb, #38304d)',
      color: 'light-dark(#5b3aa6, #cdb9ff)',
      borderRadius: '4px',
      padding: '1px 0',
    },
    // Liquid inside an attribute keeps its own colour.
    '.email-liquid *': { color: 'inherit' },
    '.cm-tooltip': {
      background: 'light-dark(#fff, var(--mantine-color-dark-6))',
      color: 'var(--mantine-color-text)',
      border: `1px solid ${border}`,
      borderRadius: '8px',
      overflow: 'hidden',
    },
    '.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px', lineHeight: '1.6' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      background: 'light-dark(var(--mantine-color-leaf-1), var(--mantine-color-leaf-9))',
      color: 'var(--mantine-color-text)',
    },
    '.cm-tooltip-autocomplete completion-section': { color: quiet, borderBottom: 'none', padding: '4px 10px 0' },
    '.cm-completionDetail': { color: quiet, fontStyle: 'normal', marginLeft: '12px' },
    '.cm-diagnostic': { fontFamily: 'var(--mantine-font-family)', padding: '6px 10px' },
  });
}
