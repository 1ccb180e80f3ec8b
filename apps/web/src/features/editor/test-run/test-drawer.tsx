import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Problems } from '../state/editor-context.ts';
import { DrawerGrip, useDrawerHeight } from './drawer-grip.tsx';
import { InstantTest } from './instant-test.tsx';
import { pathAt, standsAt } from './play/path-at.ts';
import { PresetChoice } from './preset-choice.tsx';
import classes from './test-drawer.module.css';
import { ThingsToMend } from './things-to-mend.tsx';
import { useFollowOnCanvas } from './use-follow-on-canvas.ts';
import { usePlayback, type Playback } from './use-playback.ts';
import { useTest } from './use-test.ts';

/** What of a lead's way the canvas lights up. */
export interface ShownWay {
  /** Steps, and exits as `step/exit`, that the lead came through. */
  path: ReadonlySet<string>;
  /** Where the lead stands. */
  standsAt: string | null;
}

interface TestDrawerProps {
  problems: Problems;
  /** Told each time the way to light up is another; null while there is none. */
  onPlayed: (way: ShownWay | null) => void;
  /** Opens a step's settings. */
  onJump: (stepId: string) => void;
  onClose: () => void;
}

/** Tests the draft as one lead: what they do, what happens, every email. */
export function TestDrawer({ problems, onPlayed, onJump, onClose }: TestDrawerProps) {
  const test = useTest();
  const { run } = test;
  const playback = usePlayback(run);
  const [height, setHeight] = useDrawerHeight();
  const drawer = useRef<HTMLElement>(null);
  const show = useFollowOnCanvas(run, playback);
  // So that the keys act at once.
  useEffect(() => drawer.current?.focus({ preventScroll: true }), []);
  const { cursor } = playback;
  const moments = run?.moments ?? null;
  useEffect(() => {
    onPlayed(moments === null ? null : { path: pathAt(moments, cursor), standsAt: standsAt(moments, cursor) });
    // The clock ticks between two moments without anything to light up.
  }, [onPlayed, moments, cursor?.index, cursor === null]);
  return (
    <section
      ref={drawer}
      className={classes.drawer}
      style={{ height: `${height}%` }}
      aria-label="Test as one lead"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (isElsewhere(event)) return;
        if (event.key === 'Escape') onClose();
        else if (run !== null && actOn(event.key, { playback, event })) event.preventDefault();
      }}
    >
      <DrawerGrip height={height} onResize={setHeight} />
      <div className={classes.head}>
        {run !== null && <PresetChoice test={test} />}
        <Text fz="sm" fw={600} c="light-dark(#276b32, #8fc696)" ml="auto" miw="max-content">
          Nothing is sent
        </Text>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label="Close test" onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      {run === null ? (
        <ThingsToMend problems={problems} onJump={onJump} />
      ) : (
        <InstantTest test={test} run={run} playback={playback} onShow={show} />
      )}
    </section>
  );
}

/** In a field, a menu or a form that opened over the page, keys belong to those. */
function isElsewhere({ target, currentTarget }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true;
  return target.closest('input, textarea, select, [role=listbox], [aria-expanded=true]') !== null;
}

/** Space plays, → is the next step, shift → the next day. True when the key was one of ours. */
function actOn(key: string, { playback, event }: { playback: Playback; event: KeyboardEvent }): boolean {
  const isOnButton = event.target instanceof Element && event.target.closest('button, a') !== null;
  if (key === ' ' && !isOnButton) playback.toggle();
  else if (key === 'ArrowRight' && event.shiftKey) playback.toNextDay();
  else if (key === 'ArrowRight') playback.toNextStep();
  else if (key === 'Home') playback.toStart();
  else if (key === 'End') playback.seek(null);
  else return false;
  return true;
}
