import type { Condition, EventTest, FieldTest, PropertyTest } from './condition.ts';
import type { ConditionFacts } from './facts.ts';
import { dayMs } from './instant.ts';
import { testValue } from './test-value.ts';

/** Whether a condition holds for a lead now. Pure, and never throws whatever the lead's data looks like. */
export function evaluate(condition: Condition, facts: ConditionFacts): boolean {
  if ('field' in condition) return evaluateField(condition, facts);
  if ('event' in condition) return evaluateEvent(condition, facts);
  if ('not' in condition) return !evaluate(condition.not, facts);
  if ('all' in condition) {
    for (const part of condition.all) if (!evaluate(part, facts)) return false;
    return true;
  }
  for (const part of condition.any) if (evaluate(part, facts)) return true;
  return false;
}

/** The value a field test looks at. Consent is never unknown [VALUE-8]. */
export function readField(field: string, facts: ConditionFacts): unknown {
  const value = facts.field(field);
  return field.startsWith('consent.') ? value === true : value;
}

/** How many events count for a test; null when it asks since entering and there was no entry [EVENT-2]. */
export function countEvents(test: EventTest, facts: ConditionFacts): number | null {
  const from = countedFrom(test.since, facts);
  if (from === null) return null;
  let count = 0;
  for (const event of facts.events(test.event)) {
    if (event.at >= from && event.at <= facts.now && propertiesMatch(test.where, event.properties, facts.now))
      count += 1;
  }
  return count;
}

/** Whether the properties of an event pass all tests; without tests they do. `now` in epoch milliseconds. */
export function propertiesMatch(
  tests: readonly PropertyTest[] | undefined,
  properties: Readonly<Record<string, unknown>>,
  now: number,
): boolean {
  if (tests === undefined) return true;
  for (const test of tests) if (!testValue(test, properties[test.property], now)) return false;
  return true;
}

/** The first moment whose events count, in epoch milliseconds; null when there is no such moment. */
function countedFrom(since: EventTest['since'], facts: ConditionFacts): number | null {
  if (since === 'ever') return -Infinity;
  return since === 'entry' ? facts.enteredAt : facts.now - since.lastDays * dayMs;
}

function evaluateField(test: FieldTest, facts: ConditionFacts): boolean {
  return testValue(test, readField(test.field, facts), facts.now);
}

function evaluateEvent(test: EventTest, facts: ConditionFacts): boolean {
  const count = countEvents(test, facts);
  if (count === null) return false;
  if (test.times === undefined) return count >= 1;
  const { op, n } = test.times;
  if (op === 'atLeast') return count >= n;
  return op === 'atMost' ? count <= n : count === n;
}
