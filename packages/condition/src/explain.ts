import type { Condition, EventTest, Leaf } from './condition.ts';
import { countEvents, evaluate, readField } from './evaluate.ts';
import type { ConditionFacts } from './facts.ts';
import { sayCondition } from './say-condition.ts';
import { isKnown } from './value.ts';

/** Why a condition holds or not. Plain data, fit to be stored. */
export interface Explanation {
  result: boolean;
  /** Every test of the condition, in reading order. */
  leaves: LeafVerdict[];
}

export interface LeafVerdict {
  says: string;
  result: boolean;
  /** Whether the whole condition came out as it did because of this test. */
  isDecisive: boolean;
  /** What the test saw: a field's value, null when unknown, or how many events counted and when the last of all came. */
  saw: FieldSeen | EventsSeen;
}

export interface FieldSeen {
  field: string;
  value: string | number | boolean | string[] | null;
}

export interface EventsSeen {
  event: string;
  /** Null: the test asks since entering, and there was no entry. */
  count: number | null;
  /** Epoch milliseconds, up to now. */
  lastAt: number | null;
}

/** Evaluates a condition and says which tests made it so, with the values used. */
export function explain(condition: Condition, facts: ConditionFacts): Explanation {
  return { result: evaluate(condition, facts), leaves: verdicts(condition, facts, true) };
}

function verdicts(condition: Condition, facts: ConditionFacts, isDecisive: boolean): LeafVerdict[] {
  if ('not' in condition) return verdicts(condition.not, facts, isDecisive);
  if ('field' in condition || 'event' in condition) {
    return [
      { says: sayCondition(condition), result: evaluate(condition, facts), isDecisive, saw: see(condition, facts) },
    ];
  }
  const result = evaluate(condition, facts);
  const parts = 'all' in condition ? condition.all : condition.any;
  // A part decides when it came out like its group: all parts of a met "all", the failed ones of an unmet one.
  return parts.flatMap((part) => verdicts(part, facts, isDecisive && evaluate(part, facts) === result));
}

function see(leaf: Leaf, facts: ConditionFacts): FieldSeen | EventsSeen {
  if ('event' in leaf) return { event: leaf.event, count: countEvents(leaf, facts), lastAt: lastAt(leaf, facts) };
  return { field: leaf.field, value: plainValue(readField(leaf.field, facts)) };
}

function lastAt(test: EventTest, facts: ConditionFacts): number | null {
  const times = facts.events(test.event).flatMap(({ at }) => (at <= facts.now ? [at] : []));
  return times.reduce<number | null>((last, at) => (last === null || at > last ? at : last), null);
}

function plainValue(value: unknown): FieldSeen['value'] {
  if (!isKnown(value)) return null;
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
