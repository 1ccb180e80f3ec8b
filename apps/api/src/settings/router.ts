import { procedure, router } from '../trpc.ts';
import { getSettings } from './get.ts';
import { checkProvider } from './provider/check.ts';
import { getProvider } from './provider/get.ts';
import { providerSchema, saveProvider } from './provider/save.ts';
import { saveSettings, settingsSchema } from './save.ts';

export const settingsRouter = router({
  get: procedure.query(({ ctx }) => getSettings(ctx)),
  save: procedure.input(settingsSchema).mutation(({ ctx, input }) => saveSettings(ctx, input)),
  provider: procedure.query(({ ctx }) => getProvider(ctx)),
  saveProvider: procedure.input(providerSchema).mutation(({ ctx, input }) => saveProvider(ctx, input)),
  checkProvider: procedure.mutation(({ ctx }) => checkProvider(ctx)),
});
