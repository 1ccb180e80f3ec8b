import { reviewReply } from '@tendril/engine';
import { intentLabelSchema } from '@tendril/intent';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

export const replyAnswerSchema = z.strictObject({
  id: z.uuid(),
  intent: intentLabelSchema,
  /** The day to come back on. */
  until: z.iso.date('Choose a day.').optional(),
});

/** Says what a reply means; the journey goes on by it, and held email is looked at again. The first answer counts. */
export async function answerReply(
  { engine }: ApiContext,
  { id, intent, until }: z.output<typeof replyAnswerSchema>,
): Promise<{ ok: true }> {
  const outcome = await reviewReply(engine, {
    replyId: id,
    review: { intents: [intent], ...(until === undefined ? {} : { until }) },
  });
  if (outcome === 'reviewed') return { ok: true };
  if (outcome === 'known_already') throw new AppError('conflict', 'Somebody has said what this reply means already.');
  throw new AppError('not_found', 'This reply is not there any more.');
}
