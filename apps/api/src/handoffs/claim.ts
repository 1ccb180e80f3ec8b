import { claimHandoff, releaseHandoff } from '@tendril/engine';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { repNameSchema } from './rep-name.ts';

export const handoffReleaseSchema = z.strictObject({ id: z.uuid(), by: repNameSchema });
/** `from`: the colleague it is taken over from. */
export const handoffClaimSchema = handoffReleaseSchema.extend({ from: repNameSchema.optional() });

/** Whose a hand-off is now, and since when (ISO 8601). Being second is no error: it is told who was quicker. */
export interface ClaimAnswer {
  kind: 'yours' | 'taken';
  by: string;
  at: string;
}

/** Takes a hand-off, so that two of sales do not call the same lead. Throws `conflict` where there is nothing to take any more. */
export async function claim(
  { engine }: ApiContext,
  { id, by, from }: z.output<typeof handoffClaimSchema>,
): Promise<ClaimAnswer> {
  const outcome = await claimHandoff(engine, { id, by, ...(from === undefined ? {} : { from }) });
  if (outcome.kind === 'closed') throw new AppError('conflict', 'This was answered already, or its time ran out.');
  return { kind: outcome.kind, by: outcome.by, at: outcome.at.toISOString() };
}

/** Gives a hand-off back to everyone. Throws `conflict` where it was not theirs. */
export async function release(
  { engine }: ApiContext,
  input: z.output<typeof handoffReleaseSchema>,
): Promise<{ ok: true }> {
  if (await releaseHandoff(engine, input)) return { ok: true };
  throw new AppError('conflict', 'This is somebody else’s, or was answered already.');
}
