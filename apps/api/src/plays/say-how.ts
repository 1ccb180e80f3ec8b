import type { RunEnd, RunState } from '@tendril/journey';
import { sayReason } from '../leads/timeline/say-reason.ts';

/** Why a play is held, or how it ended; null while it goes on. */
export function sayHow({ held, end }: Pick<RunState, 'held' | 'end'>): string | null {
  if (end !== null) return sayEnd(end);
  return held === null ? null : `Held: ${sayReason(held.reason)}`;
}

function sayEnd({ by, reason }: RunEnd): string {
  switch (by) {
    case 'goal':
      return 'The lead reached the goal.';
    case 'exitCondition':
      return 'A condition for leaving the journey holds.';
    case 'openPort':
      return 'The lead left: nothing follows this outcome.';
    case 'command':
      return reason === 'timeUp' ? 'Stopped after a day.' : 'Stopped.';
    case 'step':
      return reason === '' ? 'The lead left the journey.' : `The lead left the journey: ${reason}.`;
  }
}
