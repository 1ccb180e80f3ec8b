import type { Plan } from '@tendril/journey';
import { badInput } from '../cli-error.ts';
import { sayAmount } from '../time/units.ts';

/** Real time below which timers are too coarse for the order of things to mean anything. */
const grainMs = 20;

const unitMs: Readonly<Record<string, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** Refuses a speed at which the shortest wait of a journey would be shorter than a timer can be. */
export function refuseTooFast(plan: Plan, speed: number): void {
  const shortest = shortestWaitMs(plan);
  if (shortest === null || shortest / speed >= grainMs) return;
  throw badInput(
    `This speed is too fast: the shortest wait (${sayAmount(shortest)}) would last ${sayAmount(shortest / speed)}, ` +
      `and a timer needs ${grainMs} ms. Use at most 1d=${Math.ceil((grainMs * 86_400_000) / shortest)}ms.`,
  );
}

/** The shortest time any step of a plan names in its settings, in milliseconds of the journey; null where none does. */
export function shortestWaitMs(plan: Plan): number | null {
  const waits = Object.values(plan.nodes).flatMap(({ config }) => durationsIn(config));
  return waits.length === 0 ? null : Math.min(...waits);
}

/** Durations look alike wherever they stand, so that a new kind of wait is covered without being named here. */
function durationsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('amount' in value && 'unit' in value) {
    const ms = Number(value.amount) * (unitMs[String(value.unit)] ?? Number.NaN);
    return Number.isNaN(ms) ? [] : [ms];
  }
  return Object.values(value).flatMap(durationsIn);
}
