import type { GraphNode } from '@tendril/journey';
import { useRef } from 'react';
import { asRecord, withSetting } from '../../editor/inspector/form/field-props.ts';
import { useEditor, useGraph } from '../../editor/state/editor-context.ts';
import { emailOfStep, type EmailOfStep } from './email-of-step.ts';

/** After a pause this long, what is typed next is undone on its own. */
const pauseMs = 1_500;

export type EmailChange = Partial<Omit<EmailOfStep, 'purpose'>>;

export interface EmailInDraft {
  step: GraphNode;
  email: EmailOfStep;
  /** Typing: what is typed in one go into one part is undone at once. */
  type: (part: keyof EmailChange, typed: string) => void;
  /** Anything else: undone by itself. */
  change: (change: EmailChange) => void;
}

/** The email of a step of the draft, and what changes it. Null when the step is gone, or is no email. */
export function useEmail(stepId: string): EmailInDraft | null {
  const { store } = useEditor();
  const step = useGraph().nodes.find(({ id, kind }) => id === stepId && kind === 'email');
  const go = useRef({ number: 0, lastAt: 0 });
  if (step === undefined) return null;
  const edit = (change: EmailChange, strand?: string): void => {
    // Two changes may come before the next drawing: the second builds upon the first.
    const now = store.get().history.graph.nodes.find(({ id }) => id === stepId) ?? step;
    let content: Record<string, unknown> = { ...asRecord(now.config['content']) };
    for (const [part, written] of Object.entries(change)) content = withSetting(content, part, written);
    store.edit({ do: 'setConfig', id: stepId, config: { ...now.config, content } }, strand);
  };
  return {
    step,
    email: emailOfStep(step),
    type: (part, typed) => {
      const at = Date.now();
      if (at - go.current.lastAt > pauseMs) go.current.number += 1;
      go.current.lastAt = at;
      edit({ [part]: typed }, `email ${stepId} ${part} ${go.current.number}`);
    },
    change: (change) => {
      go.current.number += 1;
      edit(change);
    },
  };
}
