import { Temporal } from 'temporal-polyfill';
import { dayMs } from './civil-date.ts';

/** What holds in one zone during one stretch of time: the offset at its beginning and the changes in it. */
interface Stretch {
  offsetMs: number;
  changes: readonly { at: number; offsetMs: number }[];
}

/** About 400 days, so that a stretch has two or three changes in it. */
const stretchMs = 400 * dayMs;

const stretchesByZone = new Map<string, Map<number, Stretch>>();
const knownZones = new Map<string, boolean>();

/** Whether this is a zone of the IANA database (or a fixed offset such as "+02:00"). */
export function isTimeZone(zone: string): boolean {
  const known = knownZones.get(zone);
  if (known !== undefined) return known;
  const answer = canBeRead(zone);
  // Zones come with imported leads: what is remembered must not grow with them for ever.
  if (knownZones.size > 2_000) knownZones.clear();
  knownZones.set(zone, answer);
  return answer;
}

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. Unknown zones count as UTC. */
export function offsetAt(zone: string, instantMs: number): number {
  if (zone === 'UTC' || !isTimeZone(zone)) return 0;
  const { offsetMs, changes } = stretchOf(zone, Math.floor(instantMs / stretchMs));
  for (let last = changes.length - 1; last >= 0; last -= 1) {
    const change = changes[last];
    if (change !== undefined && change.at <= instantMs) return change.offsetMs;
  }
  return offsetMs;
}

/** What the clocks of a zone show at an instant, as the epoch milliseconds at which UTC clocks show the same. */
export function toLocal(zone: string, instantMs: number): number {
  return instantMs + offsetAt(zone, instantMs);
}

/**
 * The instant at which the clocks of a zone show a local time (as `toLocal` gives it). A time that occurs twice is the
 * first of the two; one that is skipped moves on by what was skipped.
 */
export function fromLocal(zone: string, localMs: number): number {
  const before = offsetAt(zone, localMs - dayMs);
  const after = offsetAt(zone, localMs + dayMs);
  if (before === after && offsetAt(zone, localMs - before) === before) return localMs - before;
  const candidates = [localMs - before, localMs - after].filter((instant) => toLocal(zone, instant) === localMs);
  return candidates.length > 0 ? Math.min(...candidates) : localMs - before;
}

function stretchOf(zone: string, index: number): Stretch {
  let stretches = stretchesByZone.get(zone);
  if (stretches === undefined) {
    if (stretchesByZone.size > 500) stretchesByZone.clear();
    stretches = new Map();
    stretchesByZone.set(zone, stretches);
  }
  const known = stretches.get(index);
  if (known !== undefined) return known;
  const read = readStretch(zone, index);
  stretches.set(index, read);
  return read;
}

function readStretch(zone: string, index: number): Stretch {
  const start = Temporal.Instant.fromEpochMilliseconds(index * stretchMs).toZonedDateTimeISO(zone);
  const end = (index + 1) * stretchMs;
  const changes: { at: number; offsetMs: number }[] = [];
  let next = start.getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds < end) {
    changes.push({ at: next.epochMilliseconds, offsetMs: next.offsetNanoseconds / 1e6 });
    next = next.getTimeZoneTransition('next');
  }
  return { offsetMs: start.offsetNanoseconds / 1e6, changes };
}

function canBeRead(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
