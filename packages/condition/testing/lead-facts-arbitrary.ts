import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { ConditionEvent, ConditionFacts } from '../src/facts.ts';
import { dayMs, instantOf } from '../src/instant.ts';
import {
  anyNumber,
  beyondUse,
  blanks,
  dates,
  decimals,
  eventNames,
  names,
  noDates,
  properties,
  texts,
  topics,
} from './vocabulary.ts';

/** "Now" of every lead made here, in epoch milliseconds. */
export const testNow = instantOf('2026-03-01T09:30:00Z');

/** A lead as its columns hold it, with what a run adds. Times in epoch milliseconds, `createdAt` an ISO instant. */
export interface LeadFacts {
  email: string | null;
  score: number;
  stage: string | null;
  tags: string[];
  timeZone: string | null;
  createdAt: string;
  /** Custom fields, any JSON. */
  fields: Record<string, unknown>;
  /** Topics with consent. */
  consents: string[];
  events: ({ name: string } & ConditionEvent)[];
  /** Properties of what made the lead enter. */
  entry: Record<string, unknown>;
  enteredAt: number | null;
}

/** A lead's facts in the form `evaluate` takes, as of `testNow`. */
export function factsOf(lead: LeadFacts): ConditionFacts {
  const { email, score, stage, tags, timeZone, createdAt } = lead;
  const builtIn: Record<string, unknown> = { email, score, stage, tags, timeZone, createdAt };
  return {
    field(name) {
      const key = name.slice(name.indexOf('.') + 1);
      if (name.startsWith('lead.')) return lead.fields[key];
      if (name.startsWith('entry.')) return lead.entry[key];
      return name.startsWith('consent.') ? lead.consents.includes(key) : builtIn[name];
    },
    events: (name) => lead.events.filter((event) => event.name === name),
    now: testNow,
    enteredAt: lead.enteredAt,
  };
}

/** Leads with what `conditionArbitrary` asks for, odd values included: exactly what the columns can hold. */
export function leadFactsArbitrary(): fc.Arbitrary<LeadFacts> {
  const column = fc.option(fc.constantFrom(...texts, ...blanks, ...decimals));
  const moments = dates.map(instantOf).filter((at) => at > testNow - 60 * dayMs && at < testNow + 60 * dayMs);
  const moment = fc.oneof(fc.constantFrom(...moments), fc.integer({ min: testNow - 9 * dayMs, max: testNow + dayMs }));
  const values = (keys: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(Object.fromEntries(keys.map((key) => [key, heldValue])), { requiredKeys: [] });
  const event = fc.record({ name: fc.constantFrom(...eventNames), at: moment, properties: values(properties) });
  return fc.record({
    email: column,
    score: fc.oneof(fc.constantFrom(210, -3, 7, 0), fc.integer({ min: -300, max: 300 })),
    stage: column,
    tags: fc.array(fc.constantFrom(...texts, ...blanks), { maxLength: 3 }),
    timeZone: column,
    createdAt: moment.map((at) => Temporal.Instant.fromEpochMilliseconds(at).toString()),
    fields: values(names),
    consents: fc.subarray(topics),
    events: fc.array(event, { maxLength: 4 }),
    entry: values(names),
    enteredAt: fc.option(moment),
  });
}

const element = fc.oneof(fc.constantFrom(...texts, ...decimals, ...blanks), anyNumber, fc.boolean(), fc.constant(null));
const heldValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts, ...decimals, ...dates) },
  { weight: 2, arbitrary: fc.constantFrom(...noDates, ...blanks) },
  { weight: 3, arbitrary: anyNumber },
  { weight: 1, arbitrary: fc.constantFrom(...beyondUse) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.array(element, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, {}, { wholesale: 'wholesale' }) },
);
