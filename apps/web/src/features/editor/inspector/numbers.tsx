import { Text } from '@mantine/core';
import { useEditor, useEditorState } from '../state/editor-context.ts';
import { Fold } from './fold.tsx';

/** How many leads are at the step. */
export function Numbers({ stepId }: { stepId: string }) {
  const { standing } = useEditor();
  const isLive = useEditorState(({ live }) => live !== null);
  const { here, held } = standing[stepId] ?? { here: 0, held: 0 };
  return (
    <Fold title="Numbers" hint={here === 0 ? '' : `${here} here now`}>
      <Text fz="sm" className="figures">
        {sayStanding({ here, held, isLive })}
      </Text>
    </Fold>
  );
}

function sayStanding({ here, held, isLive }: { here: number; held: number; isLive: boolean }): string {
  if (here === 0) return isLive ? 'Nobody is at this step now.' : 'Nobody can be here yet: the journey is not live.';
  const leads = here === 1 ? '1 lead is' : `${here} leads are`;
  if (held === 0) return `${leads} at this step now.`;
  return `${leads} at this step now, ${held} of them held: they wait until somebody looks at them.`;
}
