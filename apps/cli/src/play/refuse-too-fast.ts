import { shortestWait, timerGrainMs } from '@tendril/engine';
import type { Plan } from '@tendril/journey';
import { badInput } from '../cli-error.ts';
import { sayAmount } from '../time/units.ts';

/** Refuses a speed at which the shortest wait of a journey would be shorter than a timer can be. */
export function refuseTooFast(plan: Plan, speed: number): void {
  const shortest = shortestWait(plan);
  if (shortest === null || shortest.ms / speed >= timerGrainMs) return;
  throw badInput(
    `This speed is too fast: the shortest wait (${sayAmount(shortest.ms)}) would last ${sayAmount(shortest.ms / speed)}, ` +
      `and a timer needs ${timerGrainMs} ms. Use at most 1d=${Math.ceil((timerGrainMs * 86_400_000) / shortest.ms)}ms.`,
  );
}
