import { describe, expect, it } from 'vitest';
import type { Moment } from './moments-of.ts';
import { pathAt, standsAt } from './path-at.ts';
import { atTime, beginningOf, endOf, goOn, isAtEnd, kept, nextDay, nextStep } from './playback.ts';
import { sayClock } from './say-moment.ts';

const enteredAt = Date.UTC(2026, 10, 22, 12);
const dayMs = 86_400_000;

function step(stepId: string, from: number, to: number): Moment {
  const [at, leftAt] = [enteredAt + from * dayMs, enteredAt + to * dayMs];
  return { at, leftAt, kind: 'step', words: stepId, outcome: null, stepId, port: 'next' };
}

const end: Moment = { ...step('', 5, Infinity), kind: 'end', stepId: null, port: null };
const run = { enteredAt, moments: [step('form', 0, 0), step('mail', 0, 0), step('wait', 0, 5), end] };

describe('travelling through a test', () => {
  it('passes what happens in one moment one by one, then waits', () => {
    const second = nextStep(run, beginningOf(run));
    expect(second).toEqual({ index: 1, at: enteredAt });
    expect(nextStep(run, nextStep(run, second))).toEqual(endOf(run));
    expect(isAtEnd(run, nextStep(run, endOf(run)))).toBe(true);
  });

  it('goes from day to day of the journey, and no further than its end', () => {
    const second = nextDay(run, beginningOf(run));
    expect(second).toEqual({ index: 2, at: enteredAt + dayMs });
    expect(sayClock({ at: second.at, enteredAt, timeZone: 'Europe/Oslo' })).toMatch(/^Day 2, Mon 23 Nov 13:00$/);
    expect(nextDay(run, { index: 2, at: enteredAt + 4.5 * dayMs })).toEqual(endOf(run));
  });

  it('stops the running clock at the next thing that happens', () => {
    const waiting = { index: 2, at: enteredAt + dayMs };
    expect(goOn(run, waiting, dayMs).cursor).toEqual({ index: 2, at: enteredAt + 2 * dayMs });
    expect(goOn(run, waiting, 10 * dayMs)).toEqual({ cursor: endOf(run), hasArrived: true });
  });

  it('lights up what was reached and no exit that was not left', () => {
    const waiting = atTime(run, enteredAt + 2 * dayMs);
    expect([...pathAt(run.moments, waiting)]).toEqual(['form', 'form/next', 'mail', 'mail/next', 'wait']);
    expect(standsAt(run.moments, waiting)).toBe('wait');
    expect(pathAt(run.moments, null).has('wait/next')).toBe(true);
  });

  it('keeps the time when the test is played anew', () => {
    const shorter = { enteredAt, moments: [step('form', 0, 0), { ...end, at: enteredAt + dayMs }] };
    expect(kept(run, { index: 1, at: enteredAt })).toEqual({ index: 1, at: enteredAt });
    expect(kept(shorter, { index: 2, at: enteredAt + 2 * dayMs })).toEqual(endOf(shorter));
  });
});
