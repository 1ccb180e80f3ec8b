import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { doAct } from './do-act.ts';
import type { mailIdSchema } from './get.ts';

/** The lead opens the email. */
export function openMail(context: ApiContext, { id }: z.output<typeof mailIdSchema>): Promise<{ ok: true }> {
  return doAct(context, id, { kind: 'open' });
}
