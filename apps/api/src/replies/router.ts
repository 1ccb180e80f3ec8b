import { procedure, router } from '../trpc.ts';
import { answerReply, replyAnswerSchema } from './answer.ts';
import { listReplies } from './list.ts';

/** Replies that wait for somebody to say what they mean. */
export const repliesRouter = router({
  list: procedure.query(({ ctx }) => listReplies(ctx)),
  answer: procedure.input(replyAnswerSchema).mutation(({ ctx, input }) => answerReply(ctx, input)),
});
