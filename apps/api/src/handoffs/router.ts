import { procedure, router } from '../trpc.ts';
import { answer, handoffAnswerSchema } from './answer.ts';
import { handoffListSchema, listHandoffs } from './list.ts';

/** Leads that journeys handed to sales. */
export const handoffsRouter = router({
  list: procedure.input(handoffListSchema).query(({ ctx, input }) => listHandoffs(ctx, input)),
  answer: procedure.input(handoffAnswerSchema).mutation(({ ctx, input }) => answer(ctx, input)),
});
