import { captureLead } from '@tendril/engine';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

const fieldNameSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
    'The name of a field begins with a letter and has letters, digits and _ in it.',
  );
const valueSchema = z.union([z.string().trim().max(2_000), z.number(), z.boolean()]);

export const newLeadSchema = z.strictObject({
  email: z.string().trim().min(1, 'Give an email address.').max(320, 'This email address is too long.'),
  fields: z.record(fieldNameSchema, valueSchema).default({}),
});

/**
 * Adds somebody by hand. Who is known by this address stays as they are: what somebody types in passing must not take the place of
 * what the lead said. No consent comes with it: that is the lead's own to give.
 */
export async function addLead(
  { engine }: ApiContext,
  { email, fields }: z.output<typeof newLeadSchema>,
): Promise<{ id: string; isNew: boolean }> {
  const captured = await captureLead(engine, { email, fields, ifKnown: 'leave' });
  if (captured.kind === 'refused') throw new AppError('invalid', captured.message, { field: captured.field });
  return { id: captured.leadId, isNew: captured.isNew };
}
