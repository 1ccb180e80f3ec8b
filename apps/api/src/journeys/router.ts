import { procedure, router } from '../trpc.ts';
import { makeJourney, newJourneySchema } from './create.ts';
import { journeyIdSchema } from './journey-id.ts';
import { listJourneys } from './list.ts';
import { openJourney } from './open.ts';
import { publishJourney, publishSchema } from './publish.ts';
import { saveJourney, saveSchema } from './save.ts';

/** Drawing and publishing journeys. */
export const journeysRouter = router({
  list: procedure.query(({ ctx }) => listJourneys(ctx)),
  create: procedure.input(newJourneySchema).mutation(({ ctx, input }) => makeJourney(ctx, input)),
  open: procedure.input(journeyIdSchema).query(({ ctx, input }) => openJourney(ctx, input)),
  save: procedure.input(saveSchema).mutation(({ ctx, input }) => saveJourney(ctx, input)),
  publish: procedure.input(publishSchema).mutation(({ ctx, input }) => publishJourney(ctx, input)),
});
