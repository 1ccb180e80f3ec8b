import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFlag, IconMail } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useGraph } from '../../state/editor-context.ts';
import { nameOf } from '../../step-view.ts';
import type { Act } from '../play/deed.ts';
import { atTime, beginningOf, endOf } from '../play/playback.ts';
import type { TestRun } from '../play/play-test.ts';
import { sayClock, sayMoment } from '../play/say-moment.ts';
import type { Playback } from '../use-playback.ts';
import { Marks } from './marks.tsx';
import { afterMsAt, dayMs, scaleFor, shareAt, ticksOf, type TimeScale } from './time-scale.ts';
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

/** What the lead does, as marks along the days of the journey; below it the emails that reach them. */
export function TimeLine({ run, acts, playback, openAct, onOpenAct, onChange }: TimeLineProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  // While a mark is dragged the line keeps still below it, however long the test becomes.
  const [frozen, setFrozen] = useState<TimeScale | null>(null);
  const lastMs = Math.max(endOf(run).at - run.enteredAt, ...acts.map(({ afterMs }) => afterMs));
  const fitting = useMemo(() => scaleFor(lastMs), [lastMs]);
  const scale = frozen ?? fitting;
  return (
    <div className={classes.line} role="group" aria-label="Time line">
      <div className={classes.inside} ref={ref}>
        <Marks {...{ run, acts, scale, width, openAct, onOpenAct, onChange }} onFreeze={setFrozen} />
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
      aria-valuetext={sayClock({ ...run, at })}
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
          <Tooltip
            key={`${stepId}/${index}`}
            label={`${nameOf(step)}, ${sayMoment(leftAt, run.timeZone)}`}
            openDelay={200}
          >
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
