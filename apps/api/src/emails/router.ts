import { procedure, router } from '../trpc.ts';
import { checkEmails, checkSchema } from './check.ts';
import { compile, compileSchema } from './compile.ts';
import { emailContent, emailContentAskedSchema } from './content.ts';
import { emailListSchema, listEmails } from './list.ts';
import { previewEmail, previewSchema } from './preview.ts';
import { sendTest, sendTestSchema } from './send-test.ts';

/** Emails before they are sent, and what became of them. Asked by POST, for their content does not fit into an address. */
export const emailsRouter = router({
  list: procedure.input(emailListSchema).query(({ ctx, input }) => listEmails(ctx, input)),
  content: procedure.input(emailContentAskedSchema).query(({ ctx, input }) => emailContent(ctx, input)),
  preview: procedure.input(previewSchema).query(({ ctx, input }) => previewEmail(ctx, input)),
  check: procedure.input(checkSchema).query(({ ctx, input }) => checkEmails(ctx, input)),
  compile: procedure.input(compileSchema).query(({ input }) => compile(input)),
  sendTest: procedure.input(sendTestSchema).mutation(({ ctx, input }) => sendTest(ctx, input)),
});
