import { procedure, router } from '../trpc.ts';
import { readStatus } from './status.ts';

export const systemRouter = router({
  status: procedure.query(({ ctx }) => readStatus(ctx)),
});
