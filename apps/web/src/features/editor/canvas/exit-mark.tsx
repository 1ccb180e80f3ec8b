import { Handle, type Position } from '@xyflow/react';
import type { Exit } from '../to-flow.ts';
import { AddButton } from './add-button.tsx';
import classes from './card.module.css';

interface ExitMarkProps {
  stepId: string;
  exit: Exit;
  /** The only exit of its step needs no words. */
  isOnly: boolean;
  /** The side of the card it is on. */
  side: Position.Right | Position.Bottom;
  /** ← → came to it. */
  isChosen: boolean;
}

/** Longer words are cut; all of them stand in the tip. */
const mostLetters = 18;

/** One exit: its words, the mark from which connections are drawn, and the stub "leaves here" where there is none. */
export function ExitMark({ stepId, exit, isOnly, side, isChosen }: ExitMarkProps) {
  const { id, title, to } = exit;
  const words = title.length > mostLetters ? `${title.slice(0, mostLetters - 1).trimEnd()}…` : title;
  return (
    <div className={classes.exit} data-chosen={isChosen || undefined}>
      {!isOnly && (
        <span className={classes.exitTitle} title={title}>
          {words}
        </span>
      )}
      <Handle type="source" position={side} id={id} className={classes.out ?? ''} />
      {to === null && (
        <div className={classes.stub}>
          <AddButton from={stepId} port={id} label={`Add a step after ${title}`} />
          <span className={classes.leaves}>leaves here</span>
        </div>
      )}
    </div>
  );
}
