import fc from 'fast-check';
import { conditionArbitrary, customEvents, intents } from './vocabulary.ts';

/** Where an exit leads; `pick` chooses among the steps there. */
export interface DrawnTarget {
  way: 'next' | 'onward' | 'intent' | 'end' | 'back' | 'nowhere';
  pick: number;
}

/** A step before it has its place: the settings may name email steps of the journey. */
export interface DrawnStep {
  kind: string;
  configWith: (mails: readonly string[]) => Record<string, unknown>;
  targets: readonly DrawnTarget[];
}

/** Never below six hours, so that a loop does not fill the weeks of a test with thousands of steps. */
const durationArbitrary = fc.oneof(
  fc.record({ amount: fc.integer({ min: 6, max: 48 }), unit: fc.constant('hours') }),
  fc.record({ amount: fc.integer({ min: 1, max: 7 }), unit: fc.constant('days') }),
  fc.record({ amount: fc.constant(1), unit: fc.constant('weeks') }),
);

type Named = (mails: readonly string[]) => Record<string, unknown>;
const plain =
  (config: Record<string, unknown>): Named =>
  () =>
    config;
const someMail = (mails: readonly string[], pick: number): string | undefined =>
  mails.length === 0 ? undefined : mails[pick % mails.length];
const about = (key: string, mail: string | undefined) => (mail === undefined ? {} : { [key]: mail });

const triggerArbitrary: fc.Arbitrary<Named> = fc.oneof(
  fc.record({ toOne: fc.boolean(), pick: fc.nat(20) }).map(({ toOne, pick }): Named => (mails) => ({
    kind: 'reply',
    ...(toOne ? about('to', someMail(mails, pick)) : {}),
  })),
  fc
    .record({ kind: fc.constantFrom('click', 'open'), ofOne: fc.boolean(), pick: fc.nat(20) })
    .map(({ kind, ofOne, pick }): Named => (mails) => ({
      kind,
      ...(ofOne ? about('email', someMail(mails, pick)) : {}),
    })),
  fc.record({ kind: fc.constant('event'), name: fc.constantFrom(...customEvents) }).map(plain),
  fc.record({ kind: fc.constant('condition'), condition: conditionArbitrary }).map(plain),
);

const waitEventArbitrary: fc.Arbitrary<Named> = fc
  .record({
    triggers: fc.array(triggerArbitrary, { minLength: 1, maxLength: 3 }),
    limit: fc.option(durationArbitrary, { freq: 8 }),
  })
  .map(({ triggers, limit }): Named => (mails) => ({
    outcomes: triggers.map((on, nth) => ({ id: `o${nth}`, on: on(mails) })),
    limit,
  }));

const waitUntilArbitrary = fc.record({
  date: fc.oneof(
    fc.record({ kind: fc.constant('fixed'), at: fc.constantFrom('2026-03-20', '2026-03-29T02:30', '2026-02-01') }),
    fc.record({ kind: fc.constant('field'), field: fc.constantFrom('lead.come_back_on', 'entry.starts_at') }),
  ),
  time: fc.constantFrom('09:00', '16:30'),
});

const branchArbitrary = fc
  .array(conditionArbitrary, { minLength: 1, maxLength: 3 })
  .map((conditions) => ({ arms: conditions.map((condition, nth) => ({ id: `a${nth}`, condition })) }));

const intentArbitrary = fc.record({
  arms: fc
    .array(fc.constantFrom(...intents), { minLength: 1, maxLength: 2 })
    .map((labels) => labels.map((label, nth) => ({ id: `i${nth}`, intents: [label] }))),
  reviewWithin: durationArbitrary,
});

const emailArbitrary = fc.record({
  content: fc.constant({ subject: 'Your guide', source: 'Here it is.' }),
  purpose: fc.constantFrom('marketing', 'marketing', 'marketing', 'service'),
  ifNotSent: fc.constantFrom('goOn', 'otherWay'),
});

const splitArbitrary = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 3 })
  .map((weights) => ({ arms: weights.map((weight, nth) => ({ id: `w${nth}`, weight })) }));

const windowArbitrary = fc.record({
  window: fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: fc.constantFrom('08:00', '16:00', '22:00'),
    to: fc.constantFrom('02:30', '11:00', '19:00'),
  }),
});

const bandsArbitrary = fc
  .uniqueArray(fc.constantFrom(0, 10, 15, 60), { minLength: 1, maxLength: 3 })
  .map((lines) => ({ bands: lines.map((from, nth) => ({ id: `b${nth}`, from })) }));

const activityArbitrary = fc.constant({
  activityKind: 'company_lookup',
  input: { domain: '{{ lead.domain }}' },
  outcomes: [{ id: 'found' }, { id: 'unknown' }],
  saveTo: [{ output: 'industry', field: 'industry' }],
});

const drawn = (kind: string, config: fc.Arbitrary<Named>) => config.map((configWith) => ({ kind, configWith }));
const settled = (kind: string, config: fc.Arbitrary<Record<string, unknown>>) => drawn(kind, config.map(plain));

const kindArbitrary = fc.oneof(
  { weight: 4, arbitrary: settled('email', emailArbitrary) },
  { weight: 5, arbitrary: drawn('wait.event', waitEventArbitrary) },
  { weight: 3, arbitrary: settled('wait.duration', fc.record({ duration: durationArbitrary })) },
  { weight: 1, arbitrary: settled('wait.until', waitUntilArbitrary) },
  { weight: 3, arbitrary: settled('branch.conditions', branchArbitrary) },
  { weight: 2, arbitrary: settled('branch.intent', intentArbitrary) },
  { weight: 1, arbitrary: settled('split', splitArbitrary) },
  { weight: 1, arbitrary: settled('wait.window', windowArbitrary) },
  { weight: 1, arbitrary: settled('branch.score', bandsArbitrary) },
  { weight: 1, arbitrary: settled('holdout', fc.record({ percent: fc.constantFrom(10, 50, 90) })) },
  { weight: 1, arbitrary: settled('jump', fc.record({ times: fc.integer({ min: 1, max: 3 }) })) },
  { weight: 1, arbitrary: settled('lead.score', fc.record({ points: fc.constantFrom(-5, 5, 10) })) },
  {
    weight: 1,
    arbitrary: settled(
      'lead.field',
      fc.record({
        field: fc.constantFrom('industry', 'come_back_on'),
        value: fc.constantFrom('wholesale', '2026-03-24', null),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: settled(
      'lead.tag',
      fc.record({ action: fc.constantFrom('add', 'remove'), tag: fc.constantFrom('vip', 'quiet') }),
    ),
  },
  {
    weight: 1,
    arbitrary: settled(
      'lead.stage',
      fc.record({ stage: fc.constantFrom('mql', 'subscriber'), reason: fc.constantFrom('', 'agreed') }),
    ),
  },
  {
    weight: 1,
    arbitrary: settled(
      'lead.topic',
      fc.record({
        action: fc.constantFrom('subscribe', 'unsubscribe'),
        topic: fc.constantFrom('marketing', 'news'),
      }),
    ),
  },
  { weight: 1, arbitrary: settled('sales.notify', fc.record({ within: durationArbitrary })) },
  { weight: 1, arbitrary: settled('activity', activityArbitrary) },
);

const targetArbitrary: fc.Arbitrary<DrawnTarget> = fc.record({
  way: fc.constantFrom(
    'next',
    'next',
    'next',
    'intent',
    'intent',
    'onward',
    'onward',
    'back',
    'back',
    'end',
    'nowhere',
  ),
  pick: fc.nat(20),
});

/** Any kind of step between entry and end, with settings that fit. */
export const stepArbitrary: fc.Arbitrary<DrawnStep> = fc
  .record({ step: kindArbitrary, targets: fc.array(targetArbitrary, { minLength: 4, maxLength: 6 }) })
  .map(({ step, targets }) => ({ ...step, targets }));
