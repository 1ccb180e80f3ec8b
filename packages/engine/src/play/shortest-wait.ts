import type { Plan } from '@tendril/journey';

/** Real time below which timers are too coarse for the order of things to mean anything, in ms. */
export const timerGrainMs = 20;

/** The shortest time a step names in its settings. */
export interface ShortestWait {
  nodeId: string;
  /** Of the journey's time. */
  ms: number;
}

const unitMs: Readonly<Record<string, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** The shortest wait of a plan, by which the fastest clock it can run on is told; null where no step names a time. */
export function shortestWait(plan: Plan): ShortestWait | null {
  const waits = Object.values(plan.nodes).flatMap(({ id, config }) =>
    durationsIn(config).map((ms) => ({ nodeId: id, ms })),
  );
  return waits.toSorted((a, b) => a.ms - b.ms)[0] ?? null;
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
