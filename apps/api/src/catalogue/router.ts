import { procedure, router } from '../trpc.ts';
import { listKnownNames } from './known-names.ts';
import { listCatalogue } from './list.ts';

export const catalogueRouter = router({
  list: procedure.query(({ ctx }) => listCatalogue(ctx)),
  knownNames: procedure.query(({ ctx }) => listKnownNames(ctx)),
});
