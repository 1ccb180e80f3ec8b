import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFlag, IconMail } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { nameOf } from '../../step-view.ts';
import { useEditor, useGraph } from '../../state/editor-context.ts';
import { sayDeed, type Act } from '../play/deed.ts';
import { atTime, beginningOf, endOf } from '../play/playback.ts';
import type { TestRun } from '../play/play-test.ts';
import { sayClock, sayMoment } from '../play/say-moment.ts';
import type { Playback } from '../use-playback.ts';
import { Mark } from './mark.tsx';
import { afterMsAt, dayMs, rowsFor, scaleFor, shareAt, ticksOf, type TimeScale } from './time-scale.ts';
import classes from './time-line.module.css';

interface TimeLineProps {
  run: TestRun;
  acts: readonly Act[];
  playback: Playback;
  /** The act whose form is open. */
  openAct: string | null;
  onOpenAct: (id: string | null) => void;
  onChange: (acts: Act[]) => void;
}

const markPx = 26;
const mostRows = 3;
const rowPx = 28;

/** What the lead does, as marks along the days of the journey; below it the emails that reach them. */
export function TimeLine({ run, acts, playback, openAct, onOpenAct, onChange }: TimeLineProps) {
  const { store } = useEditor();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const helpId = useId();
  // While a mark is dragged the line keeps still below it, however long the test becomes.
  const [frozen, setFrozen] = useState<TimeScale | null>(null);
  const lastMs = Math.max(endOf(run).at - run.enteredAt, ...acts.map(({ afterMs }) => afterMs));
  const scale = frozen ?? scaleFor(lastMs);
  const placeOf = (afterMs: number): number => shareAt(scale, afterMs) * width;
  const inOrder = acts.toSorted((one, other) => one.afterMs - other.afterMs);
  const rows = rowsFor(
    inOrder.map(({ afterMs }) => placeOf(afterMs)),
    { widthPx: markPx, most: mostRows },
  );
  const rowsUsed = Math.max(1, ...rows.map((row) => row + 1));
  const replace = (act: Act): void => onChange(acts.map((one) => (one.id === act.id ? act : one)));
  const remove = (act: Act): void => {
    onChange(acts.filter(({ id }) => id !== act.id));
    onOpenAct(null);
    store.announce(`Removed: ${sayDeed(act.deed)}`);
  };
  return (
    <div className={classes.line} role="group" aria-label="Time line">
      <VisuallyHidden id={helpId}>
        Left and right move it by an hour, up and down by a day, Delete removes it, Enter opens it.
      </VisuallyHidden>
      <div className={classes.inside} ref={ref}>
        <div className={classes.marks} style={{ height: rowsUsed * rowPx }}>
          {inOrder.map((act, index) => (
            <Mark
              key={act.id}
              act={act}
              idle={run.idle.get(act.id)}
              left={placeOf(act.afterMs)}
              top={(rowsUsed - 1 - (rows[index] ?? 0)) * rowPx}
              saidWhen={sayClock(run.enteredAt + act.afterMs, run.enteredAt)}
              helpId={helpId}
              timeAt={(share) => afterMsAt(scale, share)}
              isOpen={openAct === act.id}
              onOpen={(isOpen) => onOpenAct(isOpen ? act.id : null)}
              onDrag={(isDragged) => setFrozen(isDragged ? scale : null)}
              onChange={(moved) => {
                replace(moved);
                store.announce(`${sayDeed(moved.deed)}: ${sayClock(run.enteredAt + moved.afterMs, run.enteredAt)}`);
              }}
              onRemove={() => remove(act)}
            />
          ))}
        </div>
        <Axis run={run} scale={scale} playback={playback} />
      </div>
    </div>
  );
}

/** Days, emails and the virtual clock, which can be taken to any time. */
function Axis({ run, scale, playback }: { run: TestRun; scale: TimeScale; playback: Playback }) {
  const graph = useGraph();
  const { enteredAt } = run;
  const end = endOf(run);
  const at = (playback.cursor ?? end).at;
  const percent = (time: number): string => `${shareAt(scale, time - enteredAt) * 100}%`;
  const seek = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    playback.seek(atTime(run, enteredAt + afterMsAt(scale, (event.clientX - box.left) / box.width)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft') return;
    event.preventDefault();
    playback.seek(at - dayMs <= enteredAt ? beginningOf(run) : atTime(run, at - dayMs));
  };
  return (
    <div
      className={classes.axis}
      role="slider"
      tabIndex={0}
      aria-label="Virtual clock"
      aria-valuemin={0}
      aria-valuemax={Math.round((end.at - enteredAt) / 60_000)}
      aria-valuenow={Math.round((at - enteredAt) / 60_000)}
      aria-valuetext={sayClock(at, enteredAt)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={seek}
    >
      {ticksOf(scale).map(({ day, share }) => (
        <span key={day} className={classes.tick} style={{ left: `${share * 100}%` }}>
          {day === 1 ? 'Day 1' : day}
        </span>
      ))}
      <span className={classes.past} style={{ width: percent(at) }} />
      {run.mails.map(({ stepId, leftAt }, index) => {
        const step = graph.nodes.find(({ id }) => id === stepId);
        if (leftAt === null || step === undefined) return null;
        return (
          <Tooltip key={`${stepId}/${index}`} label={`${nameOf(step)}, ${sayMoment(leftAt)}`} openDelay={200}>
            <span className={classes.mail} style={{ left: percent(leftAt) }}>
              <IconMail size={12} aria-hidden />
            </span>
          </Tooltip>
        );
      })}
      <span className={classes.mail} data-end style={{ left: percent(end.at) }}>
        <IconFlag size={12} aria-hidden />
      </span>
      <span className={classes.clock} style={{ left: percent(at) }} />
    </div>
  );
}
