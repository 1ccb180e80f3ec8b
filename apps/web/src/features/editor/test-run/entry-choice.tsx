import { useGraph } from '../state/editor-context.ts';
import { nameOf, viewOf } from '../step-view.ts';
import { Choice } from './choice.tsx';
import type { Test, TestSetup } from './use-test.ts';

/** How the lead comes in, where there are several ways. */
export function EntryChoice({ setup, onChange }: { setup: TestSetup; onChange: Test['change'] }) {
  const entries = useGraph().nodes.filter((step) => viewOf(step).group === 'entry');
  if (entries.length < 2) return null;
  return (
    <Choice
      label="How the lead comes in"
      data={entries.map((step) => ({ value: step.id, label: nameOf(step) }))}
      value={setup.entryStep ?? entries[0]?.id ?? ''}
      onChange={(entryStep) => onChange({ entryStep })}
    />
  );
}
