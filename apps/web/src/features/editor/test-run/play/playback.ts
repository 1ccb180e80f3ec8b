import type { TestRun } from './play-test.ts';
import type { Cursor } from './path-at.ts';
import { dayOf } from './say-moment.ts';

type Played = Pick<TestRun, 'moments' | 'enteredAt'>;

const dayMs = 86_400_000;

/** Where the lead has just entered. */
export function beginningOf({ enteredAt }: Played): Cursor {
  return { index: 0, at: enteredAt };
}

/** Where nothing more happens. */
export function endOf({ moments, enteredAt }: Played): Cursor {
  return { index: Math.max(0, moments.length - 1), at: moments.at(-1)?.at ?? enteredAt };
}

/** At a moment of the list. */
export function atMoment({ moments, enteredAt }: Played, index: number): Cursor {
  return { index, at: moments[index]?.at ?? enteredAt };
}

/** At a time: behind all that happened until then. */
export function atTime(run: Played, at: number): Cursor {
  const end = endOf(run);
  if (at >= end.at) return end;
  return {
    index: Math.max(
      0,
      run.moments.findLastIndex((moment) => moment.at <= at),
    ),
    at,
  };
}

/** Behind the next thing that happens. */
export function nextStep(run: Played, { index }: Cursor): Cursor {
  return index + 1 < run.moments.length ? atMoment(run, index + 1) : endOf(run);
}

/** At the beginning of the next day of the journey. */
export function nextDay(run: Played, { at }: Cursor): Cursor {
  return atTime(run, run.enteredAt + dayOf(at, run.enteredAt) * dayMs);
}

/** The same time in a test that was played anew. */
export function kept(run: Played, { at, index }: Cursor): Cursor {
  const then = atTime(run, at);
  return run.moments[index]?.at === at ? { index, at } : then;
}

/** One tick on: the clock runs, but passes one thing that happens at a time, so that each is seen. */
export function goOn(run: Played, cursor: Cursor, passedMs: number): { cursor: Cursor; hasArrived: boolean } {
  const next = run.moments[cursor.index + 1];
  if (next === undefined) return { cursor: endOf(run), hasArrived: true };
  const at = cursor.at + passedMs;
  return at < next.at
    ? { cursor: { index: cursor.index, at }, hasArrived: false }
    : { cursor: { index: cursor.index + 1, at: Math.max(cursor.at, next.at) }, hasArrived: true };
}

export function isAtEnd(run: Played, { index }: Cursor): boolean {
  return index >= run.moments.length - 1;
}
