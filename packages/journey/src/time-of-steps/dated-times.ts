import type { Way } from './time-of-steps.ts';

/** When leads come to a step, counted from a date: ms after it, before it below 0. */
export interface DatedTime {
  /** The date in words: "webinar". */
  words: string;
  earliestMs: number;
  latestMs: number | null;
}

/** The dated times of steps to which every way leads over the same date, by step id. */
export function datedTimes(order: readonly string[], ways: readonly Way[]): ReadonlyMap<string, DatedTime> {
  const waysTo = Map.groupBy(ways, ({ to }) => to);
  const times = new Map<string, DatedTime>();
  for (const id of order) {
    const arrivals = (waysTo.get(id) ?? []).map((way) => arrivalBy(way, times));
    const [first] = arrivals;
    if (first === undefined || first === null) continue;
    const isOneDate = arrivals.every((arrival) => arrival?.words === first.words);
    if (isOneDate) times.set(id, arrivals.reduce(span, first) ?? first);
  }
  return times;
}

function arrivalBy({ from, stay }: Way, times: ReadonlyMap<string, DatedTime>): DatedTime | null {
  if (stay.until !== undefined)
    return { words: stay.until.words, earliestMs: stay.until.offsetMs, latestMs: stay.until.offsetMs };
  const before = times.get(from);
  if (before === undefined) return null;
  const { words, earliestMs, latestMs } = before;
  const isLimited = latestMs !== null && stay.mostMs !== null;
  return {
    words,
    earliestMs: earliestMs + stay.leastMs,
    latestMs: isLimited ? latestMs + (stay.mostMs ?? 0) : null,
  };
}

function span(one: DatedTime | null, other: DatedTime | null): DatedTime | null {
  if (one === null || other === null) return null;
  return {
    words: one.words,
    earliestMs: Math.min(one.earliestMs, other.earliestMs),
    latestMs: one.latestMs === null || other.latestMs === null ? null : Math.max(one.latestMs, other.latestMs),
  };
}
