import type { Duration } from '../model/settings.ts';
import { dateOfEpochDay, dayMs, epochDayOf, minutesOfClock, minuteMs } from './civil-date.ts';
import { fromLocal, offsetAt, toLocal } from './zone.ts';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const localTimePattern = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/;
const instantPattern = /^(.*T.*?)(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Farthest moments the calendar reaches (years 1600 to 9999), so that no sum leaves what zones are known for. */
const earliestMs = -11_676_096_000_000;
const latestMs = 253_402_214_400_000;

const exactMs = { seconds: 1_000, minutes: minuteMs, hours: 3_600_000 } as const;

/** Days since 1970-01-01 of "2026-03-01", or null when there is no such day. */
function epochDayOfText(text: string): number | null {
  const parts = datePattern.exec(text);
  if (parts === null) return null;
  const wanted = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  if (wanted.year < 1600 || wanted.month < 1 || wanted.month > 12 || wanted.day < 1) return null;
  const epochDay = epochDayOf(wanted);
  return dateOfEpochDay(epochDay).month === wanted.month ? epochDay : null;
}

/** The first instant of a day in a zone, in epoch milliseconds; null when the text is no date. */
export function startOfDateMs(isoDate: string, zone: string): number | null {
  const epochDay = epochDayOfText(isoDate);
  return epochDay === null ? null : fromLocal(zone, epochDay * dayMs);
}

/** A moment as people and systems write it. */
export interface ReadMoment {
  /** Epoch milliseconds. */
  at: number;
  /** True when only the day was given; `at` is then its beginning. */
  wholeDay: boolean;
}

/**
 * Reads "2026-03-01", "2026-03-01T09:30" (both on the clocks of the zone), an instant with its offset, or epoch
 * milliseconds. Null for anything else.
 */
export function readMoment(value: unknown, zone: string): ReadMoment | null {
  if (typeof value === 'number') return value > earliestMs && value < latestMs ? { at: value, wholeDay: false } : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const day = epochDayOfText(text);
  if (day !== null) return { at: clamp(fromLocal(zone, day * dayMs)), wholeDay: true };
  const withOffset = instantPattern.exec(text);
  const local = localMsOf(withOffset?.[1] ?? text);
  if (local === null) return null;
  const at = withOffset === null ? fromLocal(zone, local) : local - offsetMsOf(withOffset[2] ?? 'Z');
  return { at: clamp(at), wholeDay: false };
}

/** The day an instant lies in, on the clocks of a zone, as days since 1970-01-01. */
export function localDayOf(zone: string, instantMs: number): number {
  return Math.floor(toLocal(zone, instantMs) / dayMs);
}

/** The instant at which the clocks of a zone show "HH:mm" on a day. */
export function atClock(zone: string, { epochDay, clock }: { epochDay: number; clock: string }): number {
  return fromLocal(zone, epochDay * dayMs + minutesOfClock(clock) * minuteMs);
}

/**
 * An instant a duration later. Seconds, minutes and hours are exact; days and weeks keep the time of day on the clocks of
 * the zone, and a part of a day counts as exact hours.
 */
export function addDuration(instantMs: number, duration: Duration, zone: string): number {
  return shift(instantMs, duration, { zone, sign: 1 });
}

/** An instant a duration earlier, by the same rules. */
export function subtractDuration(instantMs: number, duration: Duration, zone: string): number {
  return shift(instantMs, duration, { zone, sign: -1 });
}

/** Epoch milliseconds as "2026-03-01T09:00:00.000Z". */
export function toIsoInstant(instantMs: number): string {
  const epochDay = Math.floor(instantMs / dayMs);
  const { year, month, day } = dateOfEpochDay(epochDay);
  const rest = instantMs - epochDay * dayMs;
  const time = `${pad(Math.floor(rest / 3_600_000), 2)}:${pad(Math.floor(rest / minuteMs) % 60, 2)}:${pad(Math.floor(rest / 1_000) % 60, 2)}`;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${time}.${pad(Math.floor(rest % 1_000), 3)}Z`;
}

function shift(instantMs: number, { amount, unit }: Duration, { zone, sign }: { zone: string; sign: 1 | -1 }): number {
  if (unit === 'seconds' || unit === 'minutes' || unit === 'hours')
    return clamp(instantMs + sign * Math.round(amount * exactMs[unit]));
  const days = unit === 'weeks' ? amount * 7 : amount;
  const whole = Math.floor(days);
  const rest = Math.round((days - whole) * dayMs);
  if (zone === 'UTC') return clamp(instantMs + sign * (whole * dayMs + rest));
  const local = instantMs + offsetAt(zone, instantMs);
  return clamp(fromLocal(zone, clamp(local + sign * whole * dayMs)) + sign * rest);
}

function clamp(instantMs: number): number {
  return Math.min(Math.max(instantMs, earliestMs), latestMs);
}

function localMsOf(text: string): number | null {
  const parts = localTimePattern.exec(text);
  const day = parts === null ? null : epochDayOfText(parts[1] ?? '');
  if (parts === null || day === null) return null;
  return day * dayMs + (Number(parts[2]) * 60 + Number(parts[3])) * minuteMs + Number(parts[4] ?? 0) * 1_000;
}

function offsetMsOf(offset: string): number {
  if (offset === 'Z') return 0;
  return minutesOfClock(offset.slice(1)) * minuteMs * (offset.startsWith('-') ? -1 : 1);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
