import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { doAct } from './do-act.ts';

export const bounceSchema = z.strictObject({ id: z.uuid(), bounce: z.enum(['hard', 'soft']) });

/** The email comes back: the address does not exist (hard) or takes nothing just now (soft). */
export function bounceMail(context: ApiContext, { id, bounce }: z.output<typeof bounceSchema>): Promise<{ ok: true }> {
  return doAct(context, id, { kind: 'bounce', bounce });
}
