import { ActionIcon, Button, Text } from '@mantine/core';
import { IconArrowLeft, IconRocket, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Problems } from '../state/editor-context.ts';
import { DrawerGrip, useDrawerHeight } from './drawer-grip.tsx';
import { InstantTest } from './instant-test.tsx';
import { pathAt, standsAt } from './play/path-at.ts';
import { PresetChoice } from './preset-choice.tsx';
import { RealStart } from './real/real-start.tsx';
import { RealView } from './real/real-view.tsx';
import { useRealPlay } from './real/use-real-play.ts';
import { SetupRow } from './setup-row.tsx';
import type { ShownWay } from './shown-way.ts';
import classes from './test-drawer.module.css';
import { ThingsToMend } from './things-to-mend.tsx';
import { useFollowOnCanvas } from './use-follow-on-canvas.ts';
import { usePlayback, type Playback } from './use-playback.ts';
import { useTest } from './use-test.ts';

interface TestDrawerProps {
  problems: Problems;
  /** Told each time the way to light up is another; null while there is none. */
  onPlayed: (way: ShownWay | null) => void;
  /** Opens a step's settings. */
  onJump: (stepId: string) => void;
  onClose: () => void;
}

/** Tests the draft as one lead, at once in the browser or for real: what they do, what happens, every email. */
export function TestDrawer({ problems, onPlayed, onJump, onClose }: TestDrawerProps) {
  const test = useTest();
  const play = useRealPlay();
  const [isReal, setReal] = useState(false);
  const run = isReal ? null : test.run;
  const playback = usePlayback(run);
  const [height, setHeight] = useDrawerHeight();
  const show = useFollowOnCanvas(run, playback);
  const drawer = useRef<HTMLElement>(null);
  // So that the keys act at once.
  useEffect(() => drawer.current?.focus({ preventScroll: true }), []);
  const { cursor } = playback;
  const moments = run?.moments ?? null;
  const isFollowed = isReal && play.playId !== null;
  useEffect(() => {
    // A play that is followed tells of its way itself.
    if (isFollowed) return;
    onPlayed(moments === null ? null : { path: pathAt(moments, cursor), standsAt: standsAt(moments, cursor) });
    // Between two moments the clock ticks without anything to light up.
  }, [onPlayed, isFollowed, moments, cursor?.index, cursor === null]);
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
        else if (run !== null && actOn(event, playback)) event.preventDefault();
      }}
    >
      <DrawerGrip height={height} onResize={setHeight} />
      <div className={classes.head}>
        {run !== null && <PresetChoice test={test} />}
        {run !== null && <SetupRow test={test} />}
        {isReal && (
          <Text component="h2" fz="sm" fw={650}>
            Play it for real
          </Text>
        )}
        <div className={classes.ends}>
          <Text fz="sm" fw={600} c="light-dark(#276b32, #8fc696)" miw="max-content">
            {isReal ? 'Only to your address' : 'Nothing is sent'}
          </Text>
          <ModeButton isReal={isReal} hasPlay={play.playId !== null} onChange={setReal} />
          <ActionIcon variant="subtle" color="gray" size={28} aria-label="Close test" onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </div>
      </div>
      {test.run === null && !isFollowed && <ThingsToMend problems={problems} onJump={onJump} />}
      {run !== null && <InstantTest test={test} run={run} playback={playback} onShow={show} />}
      {isReal && test.run !== null && play.playId === null && <RealStart test={test} play={play} />}
      {isReal && play.playId !== null && (
        <RealView playId={play.playId} play={play} onPlayed={onPlayed} onShow={show} />
      )}
    </section>
  );
}

interface ModeButtonProps {
  isReal: boolean;
  /** A play was started before. */
  hasPlay: boolean;
  onChange: (isReal: boolean) => void;
}

/** Between the instant test and the play for real. */
function ModeButton({ isReal, hasPlay, onChange }: ModeButtonProps) {
  const Icon = isReal ? IconArrowLeft : IconRocket;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon size={16} aria-hidden />}
      style={{ flex: 'none' }}
      onClick={() => onChange(!isReal)}
    >
      {isReal ? 'Test at once' : hasPlay ? 'Back to the play' : 'Play it for real'}
    </Button>
  );
}

/** In a field, a menu or a form that opened over the page, keys belong to those. */
function isElsewhere({ target, currentTarget }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true;
  return target.closest('input, textarea, select, [role=listbox], [aria-expanded=true]') !== null;
}

/** Space plays, → is the next step, shift → the next day. True when the key was one of ours. */
function actOn({ key, shiftKey, target }: KeyboardEvent, playback: Playback): boolean {
  const isOnButton = target instanceof Element && target.closest('button, a') !== null;
  if (key === ' ' && !isOnButton) playback.toggle();
  else if (key === 'ArrowRight' && shiftKey) playback.toNextDay();
  else if (key === 'ArrowRight') playback.toNextStep();
  else if (key === 'Home') playback.toStart();
  else if (key === 'End') playback.seek(null);
  else return false;
  return true;
}
