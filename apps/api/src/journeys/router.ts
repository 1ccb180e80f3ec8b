import { procedure, router } from '../trpc.ts';
import { listJourneys } from './list.ts';

export const journeysRouter = router({
  list: procedure.query(({ ctx }) => listJourneys(ctx)),
});
