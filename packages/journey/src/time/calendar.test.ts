import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDuration, readMoment, startOfDateMs, toIsoInstant } from './calendar.ts';
import { dateOfEpochDay, epochDayOf, weekdayOf } from './civil-date.ts';
import { deadlineAfter } from './deadline.ts';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

describe('dates', () => {
  it('counts days as the calendar does, in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -140_000, max: 2_900_000 }), (epochDay) => {
        const date = dateOfEpochDay(epochDay);
        const wanted = Temporal.PlainDate.from('1970-01-01').add({ days: epochDay });
        expect([date.year, date.month, date.day, weekdayOf(epochDay)]).toEqual([
          wanted.year,
          wanted.month,
          wanted.day,
          wanted.dayOfWeek,
        ]);
        expect(epochDayOf(date)).toBe(epochDay);
      }),
    );
  });

  it('writes instants as ISO does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (instant) => {
        expect(toIsoInstant(instant)).toBe(
          Temporal.Instant.fromEpochMilliseconds(instant).toString({ fractionalSecondDigits: 3 }),
        );
      }),
    );
  });

  it('begins a day where the lead is', () => {
    expect(startOfDateMs('2026-03-01', 'Europe/Amsterdam')).toBe(at('2026-02-28T23:00Z'));
    // In Cairo the clocks go from 00:00 to 01:00 that night.
    expect(startOfDateMs('2026-04-24', 'Africa/Cairo')).toBe(at('2026-04-23T22:00Z'));
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', 'soon', '', '0000-00-00', '1200-01-01'])(
    'takes %j for no date',
    (text) => {
      expect(startOfDateMs(text, 'UTC')).toBeNull();
    },
  );
});

describe('[TIME-2] moments are read in the zone of the lead unless they bring an offset', () => {
  it.each([
    ['2026-03-01', at('2026-02-28T23:00Z')],
    ['2026-03-01T09:30', at('2026-03-01T08:30Z')],
    ['2026-03-01T09:30:15', at('2026-03-01T08:30:15Z')],
    ['2026-03-01T09:30:00Z', at('2026-03-01T09:30Z')],
    ['2026-03-01T09:30:00.250+05:30', at('2026-03-01T04:00Z')],
    [' 2026-03-01 ', at('2026-02-28T23:00Z')],
  ])('%s', (text, wanted) => {
    expect(readMoment(text, 'Europe/Amsterdam')?.at).toBe(wanted);
  });

  it.each([
    '',
    'tomorrow',
    '2026-03-01T25:00',
    '2026-03-01T09:30+99:00',
    '01/03/2026',
    null,
    {},
    true,
    Number.NaN,
    Infinity,
  ])('takes %j for no moment', (value) => {
    expect(readMoment(value, 'Europe/Amsterdam')).toBeNull();
  });

  it.each(['9999-12-31', '9999-12-31T23:59', '9999-12-31T23:59:59-08:00'])(
    'means by %s, which systems write for "never", no moment beyond the year 9999',
    (text) => {
      const read = readMoment(text, 'America/Los_Angeles')?.at ?? 0;
      expect(read).toBeGreaterThan(at('9999-12-30T00:00Z'));
      expect(read).toBeLessThan(at('+010000-01-01T00:00Z'));
    },
  );

  it('takes epoch milliseconds as they are', () => {
    expect(readMoment(1_773_046_800_000, 'Europe/Amsterdam')?.at).toBe(1_773_046_800_000);
  });
});

describe('durations', () => {
  it('[TIME-1] keeps the local time over the change of clocks, hours do not', () => {
    const friday = at('2026-03-27T08:00Z'); // 09:00 in Amsterdam, two days before the clocks go forward
    expect(addDuration(friday, { amount: 3, unit: 'days' }, 'Europe/Amsterdam')).toBe(at('2026-03-30T07:00Z'));
    expect(addDuration(friday, { amount: 72, unit: 'hours' }, 'Europe/Amsterdam')).toBe(at('2026-03-30T08:00Z'));
    expect(addDuration(friday, { amount: 1.5, unit: 'days' }, 'Europe/Amsterdam')).toBe(at('2026-03-28T20:00Z'));
  });

  it('[TIME-3] never makes an empty wait', () => {
    expect(deadlineAfter(1_000, { amount: 0.000_001, unit: 'seconds' }, 'UTC')).toBe(1_001);
  });

  it('stays within the years the calendar knows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 10_000, noNaN: true }),
        fc.constantFrom('seconds', 'hours', 'days', 'weeks'),
        (amount, unit) => {
          const later = addDuration(at('9990-01-01T00:00Z'), { amount, unit: unit as 'days' }, 'Europe/Amsterdam');
          expect(Number.isSafeInteger(later)).toBe(true);
          expect(later).toBeLessThan(at('+010000-01-02T00:00Z'));
        },
      ),
    );
  });
});
