import { neverAborted } from './never-aborted.ts';
import { procedure, router } from '../trpc.ts';
import { followChanges } from './follow.ts';

/** Live updates of pages. */
export const changesRouter = router({
  follow: procedure.subscription(({ ctx, signal }) => followChanges(ctx, signal ?? neverAborted)),
});
