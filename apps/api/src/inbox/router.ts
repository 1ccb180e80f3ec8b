import { procedure, router } from '../trpc.ts';
import { countInbox } from './counts.ts';
import { listDoubtfulEmails } from './doubtful-emails.ts';
import { listQuietJourneys } from './quiet-journeys.ts';

/** What waits for a person. */
export const inboxRouter = router({
  counts: procedure.query(({ ctx }) => countInbox(ctx)),
  quietJourneys: procedure.query(({ ctx }) => listQuietJourneys(ctx)),
  doubtfulEmails: procedure.query(({ ctx }) => listDoubtfulEmails(ctx)),
});
