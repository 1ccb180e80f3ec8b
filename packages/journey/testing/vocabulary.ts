import type { Condition } from '@tendril/condition';
import fc from 'fast-check';

/** Events the journeys listen for and scripts play. None of them lets leads in. */
export const customEvents = ['price.visited', 'trial.started', 'invoice.paid'] as const;
export const intents = ['interested', 'question', 'not_now', 'not_interested'] as const;
export const zones = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;

const leafArbitrary: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constant('score'),
    op: fc.constantFrom('atLeast' as const, 'lessThan' as const),
    value: fc.constantFrom(5, 15, 30),
  }),
  fc.record({
    field: fc.constant('lead.industry'),
    op: fc.constant('equals' as const),
    value: fc.constantFrom('wholesale', 'manufacturing'),
  }),
  fc.record({ field: fc.constant('lead.come_back_on'), op: fc.constant('known' as const) }),
  fc.record({
    field: fc.constant('tags'),
    op: fc.constantFrom('hasTag' as const, 'lacksTag' as const),
    value: fc.constantFrom('vip', 'quiet'),
  }),
  fc.record({
    field: fc.constant('stage'),
    op: fc.constant('equals' as const),
    value: fc.constantFrom('mql', 'customer'),
  }),
  fc.record({
    event: fc.constantFrom(...customEvents),
    since: fc.oneof(fc.constant('entry' as const), fc.record({ lastDays: fc.constantFrom(1, 7) })),
  }),
  fc.record({
    event: fc.constantFrom(...customEvents, 'email.clicked', 'score.changed'),
    times: fc.record({ op: fc.constant('atLeast' as const), n: fc.constantFrom(1, 2) }),
    since: fc.constant('entry' as const),
  }),
);

/** Conditions a drawn lead may meet sooner or later. */
export const conditionArbitrary: fc.Arbitrary<Condition> = fc.oneof(
  { arbitrary: leafArbitrary, weight: 4 },
  { arbitrary: fc.array(leafArbitrary, { minLength: 2, maxLength: 3 }).map((all) => ({ all })), weight: 1 },
  { arbitrary: fc.array(leafArbitrary, { minLength: 2, maxLength: 2 }).map((any) => ({ any })), weight: 1 },
);
