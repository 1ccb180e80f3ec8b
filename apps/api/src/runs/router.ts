import { procedure, router } from '../trpc.ts';
import { listRuns, runListSchema } from './list.ts';

export const runsRouter = router({
  list: procedure.input(runListSchema).query(({ ctx, input }) => listRuns(ctx, input)),
});
