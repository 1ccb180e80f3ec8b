import { procedure, router } from '../trpc.ts';
import { checkEmails, checkSchema } from './check.ts';
import { compile, compileSchema } from './compile.ts';
import { previewEmail, previewSchema } from './preview.ts';

/** Emails before they are sent. Asked by POST, for their content does not fit into an address. */
export const emailsRouter = router({
  preview: procedure.input(previewSchema).query(({ ctx, input }) => previewEmail(ctx, input)),
  check: procedure.input(checkSchema).query(({ ctx, input }) => checkEmails(ctx, input)),
  compile: procedure.input(compileSchema).query(({ input }) => compile(input)),
});
