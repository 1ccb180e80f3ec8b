import { VisuallyHidden } from '@mantine/core';
import { memo, useId } from 'react';
import { useEditor } from '../../state/editor-context.ts';
import { sayDeed, type Act } from '../play/deed.ts';
import type { TestRun } from '../play/play-test.ts';
import { sayClock } from '../play/say-moment.ts';
import { Mark } from './mark.tsx';
import classes from './time-line.module.css';
import { afterMsAt, rowsFor, shareAt, type TimeScale } from './time-scale.ts';

interface MarksProps {
  run: TestRun;
  acts: readonly Act[];
  scale: TimeScale;
  /** Of the line, in px. */
  width: number;
  /** The act whose form is open. */
  openAct: string | null;
  onOpenAct: (id: string | null) => void;
  /** Keeps the scale while a mark is dragged; null lets it go. */
  onFreeze: (scale: TimeScale | null) => void;
  onChange: (acts: Act[]) => void;
}

const markPx = 26;
const mostRows = 3;
const rowPx = 28;

/** What the lead does. Not drawn again while the clock ticks. */
export const Marks = memo(function Marks(props: MarksProps) {
  const { run, acts, scale, width, openAct, onOpenAct, onFreeze, onChange } = props;
  const { store } = useEditor();
  const helpId = useId();
  const inOrder = acts.toSorted((one, other) => one.afterMs - other.afterMs);
  const places = inOrder.map(({ afterMs }) => shareAt(scale, afterMs) * width);
  const rows = rowsFor(places, { widthPx: markPx, most: mostRows });
  const rowsUsed = Math.max(1, ...rows.map((row) => row + 1));
  const sayWhen = ({ afterMs }: Act): string => sayClock({ ...run, at: run.enteredAt + afterMs });
  const replace = (act: Act): void => {
    onChange(acts.map((one) => (one.id === act.id ? act : one)));
    store.announce(`${sayDeed(act.deed)}: ${sayWhen(act)}`);
  };
  const remove = (act: Act): void => {
    onChange(acts.filter(({ id }) => id !== act.id));
    onOpenAct(null);
    store.announce(`Removed: ${sayDeed(act.deed)}`);
  };
  return (
    <div className={classes.marks} style={{ height: rowsUsed * rowPx }}>
      <VisuallyHidden id={helpId}>
        Left and right move it by an hour, up and down by a day, Delete removes it, Enter opens it.
      </VisuallyHidden>
      {inOrder.map((act, index) => (
        <Mark
          key={act.id}
          act={act}
          idle={run.idle.get(act.id)}
          left={places[index] ?? 0}
          top={(rowsUsed - 1 - (rows[index] ?? 0)) * rowPx}
          saidWhen={sayWhen(act)}
          helpId={helpId}
          timeAt={(share) => afterMsAt(scale, share)}
          isOpen={openAct === act.id}
          onOpen={(isOpen) => onOpenAct(isOpen ? act.id : null)}
          onDrag={(isDragged) => onFreeze(isDragged ? scale : null)}
          onChange={replace}
          onRemove={() => remove(act)}
        />
      ))}
    </div>
  );
});
