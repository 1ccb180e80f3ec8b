import { journeysRouter } from './journeys/router.ts';
import { mailboxRouter } from './mailbox/router.ts';
import { runsRouter } from './runs/router.ts';
import { systemRouter } from './system/router.ts';
import { router } from './trpc.ts';

/** All that the pages may ask, by entity and verb. */
export const appRouter = router({
  journeys: journeysRouter,
  mailbox: mailboxRouter,
  runs: runsRouter,
  system: systemRouter,
});

export type AppRouter = typeof appRouter;
