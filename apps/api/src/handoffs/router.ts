import { procedure, router } from '../trpc.ts';
import { answer, handoffAnswerSchema } from './answer.ts';
import { claim, handoffClaimSchema, handoffReleaseSchema, release } from './claim.ts';
import { countHandoffs, handoffCountsSchema } from './counts.ts';
import { handoffListSchema, listHandoffs } from './list.ts';
import { reps } from './reps.ts';
import { handoffIdSchema, waySoFar } from './way-so-far.ts';

/** Leads that journeys handed to sales. */
export const handoffsRouter = router({
  list: procedure.input(handoffListSchema).query(({ ctx, input }) => listHandoffs(ctx, input)),
  counts: procedure.input(handoffCountsSchema).query(({ ctx, input }) => countHandoffs(ctx, input)),
  waySoFar: procedure.input(handoffIdSchema).query(({ ctx, input }) => waySoFar(ctx, input)),
  reps: procedure.query(({ ctx }) => reps(ctx)),
  claim: procedure.input(handoffClaimSchema).mutation(({ ctx, input }) => claim(ctx, input)),
  release: procedure.input(handoffReleaseSchema).mutation(({ ctx, input }) => release(ctx, input)),
  answer: procedure.input(handoffAnswerSchema).mutation(({ ctx, input }) => answer(ctx, input)),
});
