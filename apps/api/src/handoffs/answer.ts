import { answerHandoff } from '@tendril/engine';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

const daySchema = z.iso.date('Choose a day.');
const answerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('accepted') }),
  z.strictObject({ state: z.literal('not_now'), until: daySchema.optional() }),
  z.strictObject({
    state: z.literal('rejected'),
    reason: z.string().trim().min(1, 'Say why this is no lead for sales.').max(500, 'This is too long.'),
  }),
]);

export const handoffAnswerSchema = z.strictObject({ id: z.uuid(), answer: answerSchema });

/** Says what sales thinks of a lead; the journey goes on by it. The first answer counts: `conflict` for all others. */
export async function answer(
  { engine }: ApiContext,
  { id, answer: said }: z.output<typeof handoffAnswerSchema>,
): Promise<{ ok: true }> {
  // There are no accounts yet: whoever is at the pages is sales.
  const outcome = await answerHandoff(engine, id, withAuthor(said));
  if (outcome === 'answered') return { ok: true };
  throw new AppError('conflict', 'This was answered already, or its time ran out.');
}

function withAuthor(said: z.output<typeof answerSchema>): Parameters<typeof answerHandoff>[2] {
  const by = 'sales';
  if (said.state === 'accepted') return { state: said.state, by };
  if (said.state === 'rejected') return { state: said.state, by, reason: said.reason };
  return { state: said.state, by, ...(said.until === undefined ? {} : { until: said.until }) };
}
