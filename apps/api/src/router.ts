import { catalogueRouter } from './catalogue/router.ts';
import { changesRouter } from './changes/router.ts';
import { conditionsRouter } from './conditions/router.ts';
import { emailsRouter } from './emails/router.ts';
import { handoffsRouter } from './handoffs/router.ts';
import { inboxRouter } from './inbox/router.ts';
import { journeysRouter } from './journeys/router.ts';
import { leadsRouter } from './leads/router.ts';
import { mailboxRouter } from './mailbox/router.ts';
import { repliesRouter } from './replies/router.ts';
import { runsRouter } from './runs/router.ts';
import { settingsRouter } from './settings/router.ts';
import { systemRouter } from './system/router.ts';
import { router } from './trpc.ts';

/** All that the pages may ask, by entity and verb. */
export const appRouter = router({
  catalogue: catalogueRouter,
  changes: changesRouter,
  conditions: conditionsRouter,
  emails: emailsRouter,
  handoffs: handoffsRouter,
  inbox: inboxRouter,
  journeys: journeysRouter,
  leads: leadsRouter,
  mailbox: mailboxRouter,
  replies: repliesRouter,
  runs: runsRouter,
  settings: settingsRouter,
  system: systemRouter,
});

export type AppRouter = typeof appRouter;
