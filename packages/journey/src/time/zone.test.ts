import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDuration, subtractDuration } from './calendar.ts';
import { fromLocal, isTimeZone, offsetAt, toLocal } from './zone.ts';

const zones = Intl.supportedValuesOf('timeZone');
const from = Temporal.Instant.from('1950-01-01T00:00Z').epochMilliseconds;
const to = Temporal.Instant.from('2090-01-01T00:00Z').epochMilliseconds;

const zoneArbitrary = fc.oneof(
  fc.constantFrom(
    'Europe/Amsterdam',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
  ),
  fc.constantFrom(...zones),
);
/** Any moment, and often one within a day of a change of the clocks. */
const momentArbitrary = fc
  .record({
    zone: zoneArbitrary,
    at: fc.integer({ min: from, max: to }),
    near: fc.boolean(),
    by: fc.integer({ min: -90_000, max: 90_000 }),
  })
  .map(({ zone, at, near, by }) => {
    if (!near) return { zone, at };
    const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
    return { zone, at: change === null || change.epochMilliseconds > to ? at : change.epochMilliseconds + by * 1_000 };
  });

const plainAt = (localMs: number) =>
  Temporal.Instant.fromEpochMilliseconds(localMs).toZonedDateTimeISO('UTC').toPlainDateTime();

describe('clocks of zones are those of Temporal', () => {
  it('shows the same offset at any instant, also beside changes', () => {
    fc.assert(
      fc.property(momentArbitrary, ({ zone, at }) => {
        expect(offsetAt(zone, at)).toBe(
          Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6,
        );
      }),
      { numRuns: 1_500 },
    );
  });

  it('finds the same instant for a local time, skipped and doubled ones included', () => {
    fc.assert(
      fc.property(momentArbitrary, ({ zone, at }) => {
        const local = at + offsetAt(zone, at);
        for (const shifted of [local, local - 3_600_000, local + 3_600_000, at]) {
          const wanted = plainAt(shifted).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
          expect(fromLocal(zone, shifted)).toBe(wanted);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[TIME-1] adds days and weeks as Temporal does: the same time of day where the lead is', () => {
    const amount = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        momentArbitrary,
        amount,
        fc.constantFrom('days' as const, 'weeks' as const),
        ({ zone, at }, count, unit) => {
          const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
          expect(addDuration(at, { amount: count, unit }, zone)).toBe(start.add({ [unit]: count }).epochMilliseconds);
          expect(subtractDuration(at, { amount: count, unit }, zone)).toBe(
            start.subtract({ [unit]: count }).epochMilliseconds,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('a zone nobody knows', () => {
  it.each(['Mars/Olympus', '', 'Europe/', '../etc', '__proto__', 'constructor'])(
    'counts as UTC and does not throw: %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
      expect(toLocal(zone, 1_773_046_800_000)).toBe(1_773_046_800_000);
      expect(fromLocal(zone, 1_773_046_800_000)).toBe(1_773_046_800_000);
    },
  );
});
