import { procedure, router } from '../trpc.ts';
import { getSettings } from './get.ts';
import { saveSettings, settingsSchema } from './save.ts';

export const settingsRouter = router({
  get: procedure.query(({ ctx }) => getSettings(ctx)),
  save: procedure.input(settingsSchema).mutation(({ ctx, input }) => saveSettings(ctx, input)),
});
