import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { doAct } from './do-act.ts';
import type { mailIdSchema } from './get.ts';

/** The lead marks the email as spam. */
export function complainAboutMail(context: ApiContext, { id }: z.output<typeof mailIdSchema>): Promise<{ ok: true }> {
  return doAct(context, id, { kind: 'complain' });
}
