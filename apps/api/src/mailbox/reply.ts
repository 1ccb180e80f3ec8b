import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { doAct } from './do-act.ts';

export const mailReplySchema = z.strictObject({
  id: z.uuid(),
  text: z
    .string()
    .trim()
    .min(1, 'Write what the lead answers.')
    .max(20_000, 'This is too long: at most 20,000 characters.'),
});

/** The lead answers the email. */
export function replyToMail(
  context: ApiContext,
  { id, text }: z.output<typeof mailReplySchema>,
): Promise<{ ok: true }> {
  return doAct(context, id, { kind: 'reply', text });
}
