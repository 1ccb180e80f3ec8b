import { UnstyledButton } from '@mantine/core';
import { IconAdjustments, IconArrowsSplit2, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import classes from './publish.module.css';
import type { Change } from '@tendril/journey';

const signs = {
  added: IconPlus,
  removed: IconMinus,
  changed: IconPencil,
  reconnected: IconArrowsSplit2,
  settings: IconAdjustments,
} as const;

/** Changes, a line each; those of a step that is there lead to it. */
export function ChangeList({ changes, onJump }: { changes: readonly Change[]; onJump?: (stepId: string) => void }) {
  return (
    <ul className={classes.lines}>
      {changes.map(({ kind, says, stepId }, index) => {
        const Sign = signs[kind];
        return (
          <li key={`${index}/${says}`} className={classes.line}>
            <Sign size={16} className={classes.sign ?? ''} aria-hidden />
            {stepId === null || onJump === undefined ? (
              <span>{says}</span>
            ) : (
              <UnstyledButton className={classes.way ?? ''} onClick={() => onJump(stepId)}>
                {says}
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
