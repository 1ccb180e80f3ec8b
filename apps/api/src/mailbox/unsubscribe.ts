import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { doAct } from './do-act.ts';
import type { mailIdSchema } from './get.ts';

/** The lead presses "Unsubscribe" in the mail program. */
export function unsubscribeByMail(context: ApiContext, { id }: z.output<typeof mailIdSchema>): Promise<{ ok: true }> {
  return doAct(context, id, { kind: 'unsubscribe' });
}
