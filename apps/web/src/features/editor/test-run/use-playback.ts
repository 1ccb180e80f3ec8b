import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Cursor } from './play/path-at.ts';
import { beginningOf, endOf, goOn, isAtEnd, kept, nextDay, nextStep } from './play/playback.ts';
import type { TestRun } from './play/play-test.ts';

export interface Playback {
  /** Null while all that happens is shown. */
  cursor: Cursor | null;
  isPlaying: boolean;
  /** Real ms a day of the journey takes. */
  dayTakesMs: number;
  setDayTakesMs: (ms: number) => void;
  seek: (cursor: Cursor | null) => void;
  toStart: () => void;
  toNextStep: () => void;
  toNextDay: () => void;
  /** Plays from here, or from the start where the end is shown; a second time stops it. */
  toggle: () => void;
}

const dayMs = 86_400_000;
/** Thirty pictures a second are enough for a clock. */
const leastPerTickMs = 30;
/** Long enough to see a step before the next one. */
const leastPerStepMs = 350;
/** Where motion is not wanted, the lead goes from step to step instead. */
const stillPerStepMs = 900;

/** Travels through a test on a virtual clock. */
export function usePlayback(run: TestRun | null): Playback {
  const [place, setPlace] = useState<Cursor | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [dayTakesMs, setDayTakesMs] = useState(1_000);
  const cursor = run === null || place === null ? null : kept(run, place);
  useTravel({ run, cursor, isPlaying, dayTakesMs, onGo: setPlace, onArrive: () => setPlaying(false) });

  const goTo = (next: (run: TestRun, cursor: Cursor) => Cursor): void => {
    if (run === null) return;
    setPlaying(false);
    setPlace(next(run, cursor ?? endOf(run)));
  };
  return {
    cursor,
    isPlaying: isPlaying && run !== null,
    dayTakesMs,
    setDayTakesMs,
    seek: useCallback((to: Cursor | null) => {
      setPlaying(false);
      setPlace(to);
    }, []),
    toStart: () => goTo(beginningOf),
    // With everything shown, "next" begins at the beginning.
    toNextStep: () => goTo((played, from) => (cursor === null ? beginningOf(played) : nextStep(played, from))),
    toNextDay: () => goTo((played, from) => nextDay(played, cursor === null ? beginningOf(played) : from)),
    toggle: () => {
      if (run === null) return;
      if (!isPlaying && (cursor === null || isAtEnd(run, cursor))) setPlace(beginningOf(run));
      setPlaying(!isPlaying);
    },
  };
}

interface Travel {
  run: TestRun | null;
  cursor: Cursor | null;
  isPlaying: boolean;
  dayTakesMs: number;
  onGo: (to: Cursor) => void;
  onArrive: () => void;
}

/** Moves on while it plays: frame by frame, and a short stop at each thing that happens. */
function useTravel(travel: Travel): void {
  const isStill = useReducedMotion();
  const latest = useRef(travel);
  useEffect(() => {
    latest.current = travel;
  });
  const { isPlaying } = travel;
  useEffect(() => {
    if (!isPlaying) return undefined;
    let frame = 0;
    let before = performance.now();
    let arrivedAt = before;
    let leftFrom: Cursor | null = null;
    const tick = (now: number): void => {
      frame = requestAnimationFrame(tick);
      const { run, cursor, dayTakesMs, onGo, onArrive } = latest.current;
      // On a slow machine the page may not have drawn the last tick yet; then this one is made up for in the next.
      if (run === null || cursor === null || cursor === leftFrom || now - before < leastPerTickMs) return;
      const passedMs = now - before;
      before = now;
      if (isAtEnd(run, cursor)) return onArrive();
      if (now - arrivedAt < (isStill ? stillPerStepMs : leastPerStepMs)) return;
      const next = isStill
        ? { cursor: nextStep(run, cursor), hasArrived: true }
        : goOn(run, cursor, (passedMs / dayTakesMs) * dayMs);
      if (next.hasArrived) arrivedAt = now;
      leftFrom = cursor;
      onGo(next.cursor);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, isStill]);
}
