import fc from 'fast-check';
import { conditionArbitrary, zones } from './vocabulary.ts';

const clockArbitrary = fc.constantFrom('00:00', '02:30', '08:00', '09:30', '12:00', '17:00', '21:00', '23:30');

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Settings of a journey, as people write them. Window and quiet hours may exclude each other; `graphArbitrary` drops those. */
export const settingsArbitrary = fc
  .record({
    goal: optional(
      fc.record({
        condition: conditionArbitrary,
        whenReached: fc.constantFrom('leave' as const, 'goOn' as const),
        withinDays: fc.constantFrom(3, 30),
      }),
    ),
    exits: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.record({ condition: conditionArbitrary, reason: fc.constantFrom('booked', 'customer') }),
          { maxLength: 2 },
        ),
      },
    ),
    quietHours: optional(fc.record({ from: clockArbitrary, to: clockArbitrary })),
    sendWindow: optional(
      fc.record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
        from: clockArbitrary,
        to: clockArbitrary,
      }),
    ),
    daysOff: fc.constantFrom([], [], ['03-17'], ['2026-03-10', '2026-03-11', '03-29']),
    frequencyCap: optional(fc.record({ emails: fc.integer({ min: 1, max: 3 }), perDays: fc.constantFrom(1, 3, 7) })),
    timeZone: fc.constantFrom(...zones),
  })
  .map((settings) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
