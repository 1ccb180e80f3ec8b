import { followPlay } from '../plays/follow.ts';
import { playIdSchema } from '../plays/play-id.ts';
import { play, playSchema } from '../plays/play.ts';
import { stop } from '../plays/stop.ts';
import { neverAborted } from '../changes/never-aborted.ts';
import { procedure, router } from '../trpc.ts';
import { archive } from './archive.ts';
import { copyJourney } from './copy.ts';
import { makeJourney, newJourneySchema } from './create.ts';
import { goingOver, stopGoingOver, stopGoingOverSchema } from './going-over.ts';
import { journeyIdSchema } from './journey-id.ts';
import { journeyListSchema, listJourneys } from './list.ts';
import { openJourney } from './open.ts';
import { publishJourney, publishSchema } from './publish.ts';
import { renameJourney, renameSchema } from './rename.ts';
import { restore } from './restore.ts';
import { saveJourney, saveSchema } from './save.ts';
import { standingIn } from './standing.ts';
import { getVersion, versionSchema } from './version.ts';
import { listVersions } from './versions.ts';

/** Drawing and publishing journeys. */
export const journeysRouter = router({
  list: procedure.input(journeyListSchema).query(({ ctx, input }) => listJourneys(ctx, input)),
  create: procedure.input(newJourneySchema).mutation(({ ctx, input }) => makeJourney(ctx, input)),
  open: procedure.input(journeyIdSchema).query(({ ctx, input }) => openJourney(ctx, input)),
  standing: procedure.input(journeyIdSchema).query(({ ctx, input }) => standingIn(ctx, input)),
  save: procedure.input(saveSchema).mutation(({ ctx, input }) => saveJourney(ctx, input)),
  publish: procedure.input(publishSchema).mutation(({ ctx, input }) => publishJourney(ctx, input)),
  goingOver: procedure.input(journeyIdSchema).query(({ ctx, input }) => goingOver(ctx, input)),
  stopGoingOver: procedure.input(stopGoingOverSchema).mutation(({ ctx, input }) => stopGoingOver(ctx, input)),
  versions: procedure.input(journeyIdSchema).query(({ ctx, input }) => listVersions(ctx, input)),
  version: procedure.input(versionSchema).query(({ ctx, input }) => getVersion(ctx, input)),
  copy: procedure.input(journeyIdSchema).mutation(({ ctx, input }) => copyJourney(ctx, input)),
  rename: procedure.input(renameSchema).mutation(({ ctx, input }) => renameJourney(ctx, input)),
  play: procedure.input(playSchema).mutation(({ ctx, input }) => play(ctx, input)),
  followPlay: procedure
    .input(playIdSchema)
    .subscription(({ ctx, input, signal }) => followPlay(ctx, input, signal ?? neverAborted)),
  stopPlay: procedure.input(playIdSchema).mutation(({ ctx, input }) => stop(ctx, input)),
  archive: procedure.input(journeyIdSchema).mutation(({ ctx, input }) => archive(ctx, input)),
  restore: procedure.input(journeyIdSchema).mutation(({ ctx, input }) => restore(ctx, input)),
});
