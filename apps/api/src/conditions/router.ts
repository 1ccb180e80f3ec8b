import { procedure, router } from '../trpc.ts';
import { conditionCountSchema, countLeads } from './count.ts';

export const conditionsRouter = router({
  count: procedure.input(conditionCountSchema).query(({ ctx, input }) => countLeads(ctx, input)),
});
