import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionArbitrary, factsOf, leadFactsArbitrary } from '../testing/index.ts';
import type { Condition } from './condition.ts';
import { conditionSchema } from './condition.ts';
import { evaluate } from './evaluate.ts';
import type { ConditionEvent, ConditionFacts } from './facts.ts';
import { instantOf } from './instant.ts';

const now = instantOf('2026-03-01T09:30:00Z');
const hour = 3_600_000;

/** Whether a condition that the schema accepts holds for a lead with these fields. */
function holds(condition: unknown, fields: Record<string, unknown> = {}): boolean {
  return evaluate(conditionSchema.parse(condition), {
    field: (name) => fields[name],
    events: () => [],
    now,
    enteredAt: null,
  });
}

/** Whether a test on the custom field `x` holds for a value. */
function passes(op: string, value: unknown, held: unknown): boolean {
  return holds({ field: 'lead.x', op, ...(value === undefined ? {} : { value }) }, { 'lead.x': held });
}

describe('values', () => {
  const unknowns = [undefined, null, '', ' \t\n', {}, [], [null, ' '], 1e15, -1e-7, Number.NaN];

  it.each(unknowns)('[VALUE-1] %j is unknown', (value) => {
    expect(passes('unknown', undefined, value)).toBe(true);
    expect(passes('known', undefined, value)).toBe(false);
  });

  it.each(['text', 0, false, ['a'], -0.5])('[VALUE-1] %j is known', (value) => {
    expect(passes('unknown', undefined, value)).toBe(false);
    expect(passes('known', undefined, value)).toBe(true);
  });

  it.each(unknowns)('[VALUE-2] every test of %j is false', (held) => {
    const tests: [string, unknown][] = [
      ['equals', 'a'],
      ['notEquals', 'a'],
      ['contains', 'a'],
      ['notContains', 'a'],
      ['startsWith', 'a'],
      ['endsWith', 'a'],
      ['in', ['a']],
      ['notIn', ['a']],
      ['moreThan', -1],
      ['atLeast', -1],
      ['lessThan', 1],
      ['atMost', 1],
      ['between', [-1, 1]],
      ['before', '2026-01-01'],
      ['after', '2026-01-01'],
      ['inLastDays', 9],
      ['inNextDays', 9],
    ];
    expect(tests.filter(([op, value]) => passes(op, value, held))).toEqual([]);
  });

  it('[VALUE-2] who has no tags lacks each of them', () => {
    const lacksVip = { field: 'tags', op: 'lacksTag', value: 'vip' };
    expect(holds(lacksVip, { tags: [] })).toBe(true);
    expect(holds(lacksVip)).toBe(true);
    expect(holds(lacksVip, { tags: ['VIP '] })).toBe(false);
    expect(holds({ field: 'tags', op: 'hasTag', value: 'vip' }, { tags: ['new', 'VIP '] })).toBe(true);
  });

  it('[VALUE-3] plain decimals count as numbers, other text does not', () => {
    expect(['210', ' +210 ', '210.0', 210].every((held) => passes('atLeast', 210, held))).toBe(true);
    expect(['2e3', '1,000', '0x1F4', '12.', '210 people', true].some((held) => passes('atLeast', 1, held))).toBe(false);
    expect(passes('between', [1, 3], '3')).toBe(true);
    expect(passes('moreThan', 3, 3)).toBe(false);
    expect(passes('lessThan', 3.5, '3.25')).toBe(true);
    expect(passes('atMost', 3, '3.01')).toBe(false);
  });

  it('[VALUE-4] white space around text and ASCII case make no difference, other letters do', () => {
    expect(passes('equals', 'Wholesale', '\twholeSALE ')).toBe(true);
    expect(passes('equals', 'Äpfel', 'äpfel')).toBe(false);
    expect(passes('contains', ' ole', 'wHOLEsale')).toBe(true);
    expect(passes('contains', 'hotel', 'whole')).toBe(false);
    expect(passes('startsWith', 'WHOLE', ' wholesale')).toBe(true);
    expect(passes('startsWith', 'wholesale', 'whole')).toBe(false);
    expect(passes('endsWith', 'SALE', 'wholesale ')).toBe(true);
    expect(passes('endsWith', 'wholesale', 'sale')).toBe(false);
    expect(passes('notContains', 'retail', 'wholesale')).toBe(true);
  });

  it('[VALUE-5] numbers and booleans have a text', () => {
    expect(passes('startsWith', '21', 210)).toBe(true);
    expect(passes('equals', 'true', true)).toBe(true);
    expect(passes('equals', true, ' TRUE')).toBe(true);
    expect(passes('equals', false, true)).toBe(false);
  });

  it('[VALUE-6] the wanted value says how to compare', () => {
    expect(passes('equals', 7, '007')).toBe(true);
    expect(passes('equals', '7', '007')).toBe(false);
    expect(passes('notEquals', 7, 'seven')).toBe(true);
    expect(passes('in', ['six', 7], '7.0')).toBe(true);
    expect(passes('notIn', ['six', 7], 'eight')).toBe(true);
  });

  it('[VALUE-7] of a list one entry is enough, and single-value tests do not apply', () => {
    const held = ['Solar', ' heat pumps', 5];
    expect(passes('contains', 'solar', held)).toBe(true);
    expect(passes('contains', 'sol', held)).toBe(false);
    expect(passes('notContains', 'wind', held)).toBe(true);
    expect(passes('in', ['wind', 'Heat Pumps'], held)).toBe(true);
    expect(passes('in', [5], held)).toBe(false);
    expect(passes('notIn', ['wind'], held)).toBe(true);
    expect(passes('equals', 'Solar', ['Solar'])).toBe(false);
    expect(passes('notEquals', 'Solar', ['Wind'])).toBe(false);
  });

  it('[VALUE-8] consent that was not given is false', () => {
    const refused = { field: 'consent.news', op: 'equals', value: false };
    expect(holds(refused)).toBe(true);
    expect(holds(refused, { 'consent.news': true })).toBe(false);
    expect(holds({ field: 'consent.news', op: 'notEquals', value: false }, { 'consent.news': true })).toBe(true);
  });

  it('[VALUE-9] not turns an unknown value around', () => {
    const isWholesale = { field: 'lead.industry', op: 'equals', value: 'wholesale' };
    expect(holds({ not: isWholesale })).toBe(true);
    expect(holds({ ...isWholesale, op: 'notEquals' })).toBe(false);
  });
});

describe('dates', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-03-01 09:30',
    '2026-03-01T09:30',
    '2026-03-01T24:00Z',
    'soon',
    20260301,
  ])('[DATE-1] %j is no date', (held) => expect(passes('after', '1500-01-01', held)).toBe(false));

  it.each([
    ['1970-01-01', 0],
    ['2024-02-29', 1_709_164_800_000],
    ['2000-03-01T00:00:00Z', 951_868_800_000],
    ['1969-12-31T23:59:59.999999Z', -1],
    ['2026-03-01T09:30+05:30', 1_772_337_600_000],
    [' 2026-02-28T23:30:00-04:30 ', 1_772_337_600_000],
  ])('[DATE-1] reads %s', (text, epochMs) => expect(instantOf(text)).toBe(epochMs));

  it('[DATE-2] a date as limit means its whole day', () => {
    expect(passes('before', '2026-03-01', '2026-02-28T23:59:59.999Z')).toBe(true);
    expect(passes('before', '2026-03-01', '2026-03-01')).toBe(false);
    expect(passes('after', '2026-03-01', '2026-03-01T23:59:59.999Z')).toBe(false);
    expect(passes('after', '2026-03-01', '2026-03-02')).toBe(true);
    expect(passes('after', '2026-03-01T08:00:00Z', '2026-03-01T08:00:00.001Z')).toBe(true);
    expect(passes('between', ['2026-03-01', '2026-03-02'], '2026-03-02T20:00:00Z')).toBe(true);
    expect(passes('between', ['2026-03-01', '2026-03-02'], '2026-03-03')).toBe(false);
  });

  it('[DATE-3] days are 24 hours for instants and calendar days for dates', () => {
    expect(passes('inLastDays', 7, '2026-02-22T09:30:00Z')).toBe(true);
    expect(passes('inLastDays', 7, '2026-02-22T09:29:59.999Z')).toBe(false);
    expect(passes('inLastDays', 7, '2026-02-22')).toBe(true);
    expect(passes('inLastDays', 7, '2026-02-21')).toBe(false);
    expect(passes('inLastDays', 7, '2026-03-02')).toBe(false);
    expect(passes('inNextDays', 7, '2026-03-01')).toBe(true);
    expect(passes('inNextDays', 7, '2026-03-08')).toBe(true);
    expect(passes('inNextDays', 7, '2026-03-09')).toBe(false);
    expect(passes('inNextDays', 7, '2026-03-01T09:29:59Z')).toBe(false);
  });
});

describe('events', () => {
  const clicks: ConditionEvent[] = [
    { at: now - 9 * 24 * hour, properties: { link: 'pricing' } },
    { at: now - 2 * 24 * hour, properties: { link: 'Pricing', seconds: 40 } },
    { at: now, properties: { link: 'blog' } },
    { at: now + 1, properties: { link: 'pricing' } },
  ];

  function clicked(condition: unknown, enteredAt: number | null = null): boolean {
    const facts: ConditionFacts = {
      field: () => null,
      events: (name) => (name === 'email.clicked' ? clicks : []),
      now,
      enteredAt,
    };
    return evaluate(conditionSchema.parse(condition), facts);
  }
  const exactly = (n: number, rest: object): unknown => ({
    event: 'email.clicked',
    times: { op: 'exactly', n },
    ...rest,
  });

  it('[EVENT-1] counts none after now', () => {
    expect(clicked(exactly(3, { since: 'ever' }))).toBe(true);
  });

  it('[EVENT-2] counts from the moment of entering, and is false outside a run', () => {
    expect(clicked(exactly(2, { since: 'entry' }), now - 2 * 24 * hour)).toBe(true);
    expect(clicked(exactly(0, { since: 'entry' }), null)).toBe(false);
    expect(clicked({ event: 'email.opened', times: { op: 'atMost', n: 0 }, since: 'entry' }, now)).toBe(true);
  });

  it('[EVENT-3] counts back in days of 24 hours, the first moment included', () => {
    expect(clicked(exactly(2, { since: { lastDays: 2 } }))).toBe(true);
    expect(clicked(exactly(1, { since: { lastDays: 1 } }))).toBe(true);
  });

  it('[EVENT-4] counts once without times, and only what every property test lets pass', () => {
    expect(clicked({ event: 'email.clicked', since: 'ever' })).toBe(true);
    expect(clicked({ event: 'email.opened', since: 'ever' })).toBe(false);
    const pricing = { property: 'link', op: 'equals', value: 'pricing' };
    const long = { property: 'seconds', op: 'moreThan', value: 30 };
    expect(clicked(exactly(2, { since: 'ever', where: [pricing] }))).toBe(true);
    expect(clicked(exactly(1, { since: 'ever', where: [pricing, long] }))).toBe(true);
    expect(clicked({ event: 'email.clicked', since: 'ever', times: { op: 'atLeast', n: 3 }, where: [pricing] })).toBe(
      false,
    );
  });
});

describe('groups', () => {
  it('[GROUP-1] all needs each part, any needs one', () => {
    const yes = { field: 'score', op: 'atLeast', value: 1 };
    const no = { field: 'score', op: 'atLeast', value: 9 };
    expect(holds({ all: [yes, no] }, { score: 5 })).toBe(false);
    expect(holds({ all: [yes, yes] }, { score: 5 })).toBe(true);
    expect(holds({ any: [no, yes] }, { score: 5 })).toBe(true);
    expect(holds({ any: [no, no] }, { score: 5 })).toBe(false);
  });

  it('never throws, whatever a lead holds', () => {
    const odd = fc.dictionary(fc.constantFrom('lead.industry', 'email', 'score', 'tags', 'createdAt'), fc.anything());
    fc.assert(
      fc.property(conditionArbitrary({ about: 'run' }), odd, fc.anything(), (condition, fields, property) => {
        const events = [{ at: now, properties: { link: property, seconds: property } }];
        const facts: ConditionFacts = { field: (name) => fields[name], events: () => events, now, enteredAt: now };
        expect(typeof evaluate(condition, facts)).toBe('boolean');
      }),
    );
  });

  it('turns around under not, and changes nothing when wrapped alone', () => {
    fc.assert(
      fc.property(conditionArbitrary({ about: 'run' }), leadFactsArbitrary(), (condition: Condition, lead) => {
        const result = evaluate(condition, factsOf(lead));
        expect(evaluate({ not: condition }, factsOf(lead))).toBe(!result);
        expect(evaluate({ all: [condition] }, factsOf(lead))).toBe(result);
        expect(evaluate({ any: [condition] }, factsOf(lead))).toBe(result);
      }),
    );
  });
});
