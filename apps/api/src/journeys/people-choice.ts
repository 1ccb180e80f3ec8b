import type { PeopleChoice as EnginePeopleChoice } from '@tendril/engine';
import { z } from 'zod';

const stepIdSchema = z.string().min(1).max(64);

/** What happens to the people at a step. Only going over keeps them where they are. */
const policySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('move') }),
  z.strictObject({ kind: z.literal('redirect'), to: stepIdSchema }),
  z.strictObject({ kind: z.literal('exit'), reason: z.string().trim().min(1).max(120) }),
]);

/** What happens to the people inside when another version is published. */
export const peopleChoiceSchema = z.strictObject({
  policies: z.strictObject({ others: policySchema, steps: z.record(stepIdSchema, policySchema) }),
  /** How many of those whose time is up already may leave in an hour. */
  releasePerHour: z.int().min(1).max(1_000_000).optional(),
});
export type PeopleChoice = z.output<typeof peopleChoiceSchema>;

/** The choice as the engine takes it. */
export function choiceForEngine({ policies, releasePerHour }: PeopleChoice): EnginePeopleChoice {
  return { policies, ...(releasePerHour === undefined ? {} : { releasePerHour }) };
}
