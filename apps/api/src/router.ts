import { catalogueRouter } from './catalogue/router.ts';
import { journeysRouter } from './journeys/router.ts';
import { mailboxRouter } from './mailbox/router.ts';
import { runsRouter } from './runs/router.ts';
import { systemRouter } from './system/router.ts';
import { router } from './trpc.ts';

/** All that the pages may ask, by entity and verb. */
export const appRouter = router({
  catalogue: catalogueRouter,
  journeys: journeysRouter,
  mailbox: mailboxRouter,
  runs: runsRouter,
  system: systemRouter,
});

export type AppRouter = typeof appRouter;
