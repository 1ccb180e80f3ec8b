import { Popover, Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { movedTo, sayDeed, type Act } from '../play/deed.ts';
import type { Idle } from '../play/play-acts.ts';
import { ActForm } from './act-form.tsx';
import { DeedIcon } from './deed-icon.tsx';
import classes from './time-line.module.css';
import { dayMs, hourMs } from './time-scale.ts';

interface MarkProps {
  act: Act;
  idle: Idle | undefined;
  /** In px from the beginning of the line, and from its top. */
  left: number;
  top: number;
  /** "Day 4, Wed 25 Nov 12:54". */
  saidWhen: string;
  /** Says what the keys do. */
  helpId: string;
  /** The time after entering that a place along the line (0 to 1) stands for. */
  timeAt: (share: number) => number;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onDrag: (isDragged: boolean) => void;
  onChange: (act: Act) => void;
  onRemove: () => void;
}

/** Less than this is a click with an unsteady hand. */
const dragFromPx = 4;
const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -hourMs,
  ArrowRight: hourMs,
  ArrowUp: dayMs,
  ArrowDown: -dayMs,
  'Shift ArrowLeft': -dayMs,
  'Shift ArrowRight': dayMs,
};

/** One thing the lead does: drag it, move it by keys, open it. */
export function Mark(props: MarkProps) {
  const { act, idle, left, top, saidWhen, helpId, isOpen, onOpen, onChange, onRemove } = props;
  const drag = useDrag(props);
  const remove = (): void => {
    // The focus goes on to another one, or to the button that adds one.
    const next =
      document.querySelector<HTMLElement>(`[data-act]:not([data-act="${act.id}"])`) ??
      document.querySelector<HTMLElement>('[data-add-act] button');
    onRemove();
    next?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const byMs = moves[`${event.shiftKey ? 'Shift ' : ''}${event.key}`];
    if (byMs !== undefined) onChange(movedTo(act, act.afterMs + byMs));
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = sayDeed(act.deed);
  return (
    <Popover opened={isOpen} onChange={onOpen} position="top" withArrow width={280} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={`${words}, ${saidWhen}`} disabled={isOpen} openDelay={200}>
          <button
            type="button"
            className={classes.mark}
            style={{ left, top }}
            data-act={act.id}
            data-idle={idle !== undefined || undefined}
            data-dragged={drag.isDragged || undefined}
            aria-label={`${words}, ${saidWhen}${idle === undefined ? '' : ', nothing comes of it'}`}
            aria-describedby={helpId}
            onKeyDown={onKeyDown}
            onClick={() => !drag.wasDragged() && onOpen(!isOpen)}
            {...drag.handlers}
          >
            <DeedIcon deed={act.deed} />
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={words}>
        <ActForm act={act} idle={idle} onChange={onChange} onRemove={remove} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Follows the pointer along the line. */
function useDrag({ act, timeAt, onDrag, onChange }: MarkProps) {
  const from = useRef<number | null>(null);
  const moved = useRef(false);
  const [isDragged, setDragged] = useState(false);
  const end = (): void => {
    from.current = null;
    if (isDragged) onDrag(false);
    setDragged(false);
  };
  return {
    isDragged,
    wasDragged: () => moved.current,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = event.clientX;
        moved.current = false;
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (from.current === null) return;
        if (!isDragged && Math.abs(event.clientX - from.current) < dragFromPx) return;
        if (!isDragged) onDrag(true);
        moved.current = true;
        setDragged(true);
        const line = event.currentTarget.parentElement?.getBoundingClientRect();
        if (line === undefined) return;
        const to = movedTo(act, timeAt((event.clientX - line.left) / line.width));
        if (to.afterMs !== act.afterMs) onChange(to);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
