import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { afterDaysOffMs, afterQuietMs, nextOpenMs, nextSendMs } from './send-time.ts';

const amsterdam = 'Europe/Amsterdam';
const at = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime(amsterdam).epochMilliseconds;
const midweek = { days: [2, 3, 4], from: '09:00', to: '11:00' };

describe('[MAIL-4] a send window', () => {
  it.each([
    ['before it opens', '2026-03-10T08:00', '2026-03-10T09:00'],
    ['while it is open', '2026-03-10T10:59', '2026-03-10T10:59'],
    ['when it has just closed', '2026-03-10T11:00', '2026-03-11T09:00'],
    ['over the weekend', '2026-03-12T15:00', '2026-03-17T09:00'],
    ['over the change of clocks', '2026-03-26T15:00', '2026-03-31T09:00'],
  ])('%s', (_when, now, wanted) => {
    expect(nextOpenMs(midweek, at(now), amsterdam)).toBe(at(wanted));
  });

  it('may last over midnight', () => {
    const night = { days: [5], from: '22:00', to: '02:00' };
    expect(nextOpenMs(night, at('2026-03-14T01:00'), amsterdam)).toBe(at('2026-03-14T01:00'));
    expect(nextOpenMs(night, at('2026-03-14T02:00'), amsterdam)).toBe(at('2026-03-20T22:00'));
  });
});

describe('[MAIL-3] quiet hours', () => {
  const night = { from: '21:00', to: '08:00' };
  it.each([
    ['in the evening', '2026-03-10T21:00', '2026-03-11T08:00'],
    ['in the morning', '2026-03-10T07:59', '2026-03-10T08:00'],
    ['by day', '2026-03-10T12:00', '2026-03-10T12:00'],
    ['in the night the clocks change', '2026-03-28T23:00', '2026-03-29T08:00'],
  ])('%s', (_when, now, wanted) => {
    expect(afterQuietMs(night, at(now), amsterdam)).toBe(at(wanted));
  });

  it('are none when both ends are equal', () => {
    expect(afterQuietMs({ from: '08:00', to: '08:00' }, at('2026-03-10T08:00'), amsterdam)).toBe(
      at('2026-03-10T08:00'),
    );
  });
});

describe('[MAIL-9] days off', () => {
  const off = ['2026-12-24', '12-25', '01-01'];
  it.each([
    ['a working day', '2026-12-23T23:59', '2026-12-23T23:59'],
    ['the beginning of one', '2026-12-24T00:00', '2026-12-26T00:00'],
    ['the last minute of one', '2026-12-25T23:59', '2026-12-26T00:00'],
    ['one of every year', '2031-01-01T12:00', '2031-01-02T00:00'],
    ['the same day of another year', '2027-12-24T09:00', '2027-12-24T09:00'],
  ])('%s', (_when, now, wanted) => {
    expect(afterDaysOffMs(off, at(now), amsterdam)).toBe(at(wanted));
  });

  it('go with a window', () => {
    const fridays = { days: [5], from: '09:00', to: '11:00' };
    const after = (now: string) => nextSendMs({ sendWindow: fridays, daysOff: off }, at(now), amsterdam);
    expect(after('2026-12-24T10:00')).toBe(at('2027-01-08T09:00'));
    const everyFriday = Array.from({ length: 80 }, (_, week) =>
      new Date(Date.UTC(2026, 0, 2 + 7 * week)).toISOString().slice(0, 10),
    );
    expect(nextSendMs({ sendWindow: fridays, daysOff: everyFriday }, at('2026-01-01T00:00'), amsterdam)).toBeNull();
  });
});

describe('window and quiet hours together', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const settings = fc.record({
    sendWindow: fc.option(
      fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: clock, to: clock }),
      { nil: undefined },
    ),
    quietHours: fc.option(fc.record({ from: clock, to: clock }), { nil: undefined }),
  });

  it('gives a moment that both allow, never an earlier one, and the same when asked again', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') }), (times, now) => {
        const moment = nextSendMs(times, now, amsterdam);
        fc.pre(moment !== null);
        const { sendWindow, quietHours } = times;
        expect(moment).toBeGreaterThanOrEqual(now);
        expect(nextSendMs(times, moment, amsterdam)).toBe(moment);
        expect(sendWindow === undefined ? moment : nextOpenMs(sendWindow, moment, amsterdam)).toBe(moment);
        expect(quietHours === undefined ? moment : afterQuietMs(quietHours, moment, amsterdam)).toBe(moment);
      }),
    );
  });

  it('is no moment at all when the window lies in the quiet hours', () => {
    expect(
      nextSendMs(
        { sendWindow: { days: [1], from: '22:00', to: '23:00' }, quietHours: { from: '21:00', to: '08:00' } },
        at('2026-03-10T12:00'),
        amsterdam,
      ),
    ).toBeNull();
  });
});
