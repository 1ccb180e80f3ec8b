import { procedure, router } from '../trpc.ts';
import { commandRuns, runOrderSchema } from './command.ts';
import { listHeldRuns } from './held.ts';
import { listRuns, runListSchema } from './list.ts';

/** Passages of leads through journeys. */
export const runsRouter = router({
  list: procedure.input(runListSchema).query(({ ctx, input }) => listRuns(ctx, input)),
  held: procedure.query(({ ctx }) => listHeldRuns(ctx)),
  command: procedure.input(runOrderSchema).mutation(({ ctx, input }) => commandRuns(ctx, input)),
});
