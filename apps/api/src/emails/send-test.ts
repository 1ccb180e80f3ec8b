import { sendTestMail, type TestMailSent } from '@tendril/engine';
import { emailContentSchema } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { contentOf } from './content-of.ts';

export const sendTestSchema = z.strictObject({
  content: emailContentSchema,
  purpose: z.enum(['marketing', 'service']).default('marketing'),
  /** Whose values fill it in; an invented lead when left out. */
  leadId: z.uuid().optional(),
  to: z.string().trim().max(320),
});

export type TestMailAnswer = TestMailSent;

/** Sends an email as it is written now to one address, to see how it arrives. It counts nowhere. */
export async function sendTest(
  { engine }: ApiContext,
  { content, leadId, ...test }: z.output<typeof sendTestSchema>,
): Promise<TestMailAnswer> {
  const whose = leadId === undefined ? {} : { leadId };
  return sendTestMail(engine, { ...test, ...whose, content: contentOf(content) });
}
