import { procedure, router } from '../trpc.ts';
import { compile, compileSchema } from './compile.ts';
import { previewEmail, previewSchema } from './preview.ts';

/** Emails before they are sent. Asked by POST, for their content does not fit into an address. */
export const emailsRouter = router({
  preview: procedure.input(previewSchema).query(({ ctx, input }) => previewEmail(ctx, input)),
  compile: procedure.input(compileSchema).query(({ input }) => compile(input)),
});
