import { procedure, router } from '../trpc.ts';
import { bounceMail, bounceSchema } from './bounce.ts';
import { clickInMail, mailClickSchema } from './click.ts';
import { complainAboutMail } from './complain.ts';
import { getMail, mailIdSchema } from './get.ts';
import { listMails, mailListSchema } from './list.ts';
import { openMail } from './open.ts';
import { mailReplySchema, replyToMail } from './reply.ts';
import { unsubscribeByMail } from './unsubscribe.ts';

/** The test mailbox: read what was sent, and do what its leads would do. */
export const mailboxRouter = router({
  list: procedure.input(mailListSchema).query(({ ctx, input }) => listMails(ctx, input)),
  get: procedure.input(mailIdSchema).query(({ ctx, input }) => getMail(ctx, input)),
  open: procedure.input(mailIdSchema).mutation(({ ctx, input }) => openMail(ctx, input)),
  click: procedure.input(mailClickSchema).mutation(({ ctx, input }) => clickInMail(ctx, input)),
  reply: procedure.input(mailReplySchema).mutation(({ ctx, input }) => replyToMail(ctx, input)),
  bounce: procedure.input(bounceSchema).mutation(({ ctx, input }) => bounceMail(ctx, input)),
  complain: procedure.input(mailIdSchema).mutation(({ ctx, input }) => complainAboutMail(ctx, input)),
  unsubscribe: procedure.input(mailIdSchema).mutation(({ ctx, input }) => unsubscribeByMail(ctx, input)),
});
