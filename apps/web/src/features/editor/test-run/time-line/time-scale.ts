/** A stretch of days along a line. */
export interface TimeScale {
  /** How long the line is, in days. */
  days: number;
  /** A day is marked every so many days. */
  everyDays: number;
}

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

const steps = [1, 2, 7, 14, 30, 90, 180, 365];
const mostTicks = 12;
const shortestDays = 7;

/** A line with room for all that happens until `lastMs` after entering, and a little beyond. */
export function scaleFor(lastMs: number): TimeScale {
  const days = Math.max(shortestDays, Math.ceil((lastMs / dayMs) * 1.08 + 0.25));
  const everyDays = steps.find((step) => days / step <= mostTicks) ?? 730;
  return { days, everyDays };
}

/** Where a moment lies along the line, 0 to 1. */
export function shareAt({ days }: TimeScale, afterMs: number): number {
  return Math.min(1, Math.max(0, afterMs / (days * dayMs)));
}

/** The moment a place along the line stands for, on the full hour. */
export function afterMsAt({ days }: TimeScale, share: number): number {
  const hours = Math.round((Math.min(1, Math.max(0, share)) * days * dayMs) / hourMs);
  return hours * hourMs;
}

/** The days that are marked, and where: day 1 is the day of entering. */
export function ticksOf(scale: TimeScale): { day: number; share: number }[] {
  const { days, everyDays } = scale;
  const ticks = [];
  for (let passed = 0; passed < days; passed += everyDays) {
    ticks.push({ day: passed + 1, share: shareAt(scale, passed * dayMs) });
  }
  return ticks;
}

/** Rows for marks that would cover each other: the first row with room, else the last. `places` ascend, in px. */
export function rowsFor(places: readonly number[], { widthPx, most }: { widthPx: number; most: number }): number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => end <= place);
    const row = free >= 0 ? free : Math.min(ends.length, most - 1);
    ends[row] = place + widthPx;
    return row;
  });
}
