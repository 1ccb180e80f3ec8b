import { procedure, router } from '../trpc.ts';
import { listCatalogue } from './list.ts';

export const catalogueRouter = router({
  list: procedure.query(({ ctx }) => listCatalogue(ctx)),
});
