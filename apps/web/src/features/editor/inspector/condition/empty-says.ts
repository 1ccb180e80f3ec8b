import { conditionSchema, evaluate, fieldTypeOf } from '@tendril/condition';
import type { DraftTest } from './draft-condition.ts';
import { labelOfSubject } from './subjects.ts';

/** Somebody of whom nothing is known. */
const nobody = { now: 0, enteredAt: null, field: () => null, events: () => [] };

/**
 * What a test makes of a lead whose field is empty: "No industry known counts as no." Null where the field is never empty,
 * where the test asks for just that, or while it is unfinished.
 */
export function emptySays(test: DraftTest): string | null {
  const { field, op } = test;
  if (typeof field !== 'string' || op === 'known' || op === 'unknown') return null;
  const type = fieldTypeOf(field);
  if (type === 'consent' || field === 'score' || field === 'stage' || field === 'createdAt') return null;
  const parsed = conditionSchema.safeParse(test);
  if (!parsed.success) return null;
  const answer = evaluate(parsed.data, nobody) ? 'yes' : 'no';
  if (field === 'tags') return `A lead without tags counts as ${answer}.`;
  return `No ${labelOfSubject(field).toLowerCase()} known counts as ${answer}.`;
}
