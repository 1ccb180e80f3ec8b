import { handoff, type Database } from '@tendril/db';
import { answerHandoff } from '@tendril/engine';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { repNameSchema } from './rep-name.ts';
import { nobodyInParticular } from './reps.ts';

const daySchema = z.iso.date('Choose a day.');
const answerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('accepted') }),
  z.strictObject({ state: z.literal('not_now'), until: daySchema.optional() }),
  z.strictObject({
    state: z.literal('rejected'),
    reason: z.string().trim().min(1, 'Say why this is no lead for sales.').max(500, 'This is too long.'),
  }),
]);

export const handoffAnswerSchema = z.strictObject({
  id: z.uuid(),
  by: repNameSchema.default(nobodyInParticular),
  answer: answerSchema,
});

/**
 * Says what sales thinks of a lead; the journey goes on by it. The first answer counts, and only of whoever has the hand-off:
 * `conflict` for all others.
 */
export async function answer(
  { engine }: ApiContext,
  { id, by, answer: said }: z.output<typeof handoffAnswerSchema>,
): Promise<{ ok: true }> {
  const outcome = await answerHandoff(engine, id, withAuthor(said, by));
  if (outcome === 'answered') return { ok: true };
  throw new AppError('conflict', await whyTaken(engine.db, id));
}

function withAuthor(said: z.output<typeof answerSchema>, by: string): Parameters<typeof answerHandoff>[2] {
  if (said.state === 'accepted') return { state: said.state, by };
  if (said.state === 'rejected') return { state: said.state, by, reason: said.reason };
  return { state: said.state, by, ...(said.until === undefined ? {} : { until: said.until }) };
}

async function whyTaken(db: Database, id: string): Promise<string> {
  const [row] = await db
    .select({ state: handoff.state, claimedBy: handoff.claimedBy, answeredBy: handoff.answeredBy })
    .from(handoff)
    .where(eq(handoff.id, id));
  if (row?.state === 'open' && row.claimedBy !== null) return `${row.claimedBy} has taken this one.`;
  if (row?.answeredBy != null) return `${row.answeredBy} answered this already.`;
  return 'This was answered already, or its time ran out.';
}
