import type { CheckedProblem } from '@tendril/email';
import { checkMails } from '@tendril/engine';
import { emailContentSchema } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { knownFields } from '../leads/known-fields.ts';
import { contentOf } from './content-of.ts';

/** More emails than any journey holds. */
const mostEmails = 500;

export const checkSchema = z.strictObject({
  emails: z
    .array(
      z.strictObject({
        stepId: z.string().min(1).max(200),
        content: emailContentSchema,
        purpose: z.enum(['marketing', 'service']).default('marketing'),
      }),
    )
    .max(mostEmails),
});

/** What should be mended in one email of a draft. */
export type EmailProblemInDraft = CheckedProblem & { stepId: string };

/** What should be mended in the emails of a draft: those of the first email first. */
export async function checkEmails(
  { engine }: ApiContext,
  { emails }: z.output<typeof checkSchema>,
): Promise<EmailProblemInDraft[]> {
  const fields = await knownFields(engine.db);
  const mails = emails.map(({ content, purpose }) => ({ content: contentOf(content), purpose }));
  const problems = await checkMails(engine, { mails, fields });
  return emails.flatMap(({ stepId }, index) => (problems[index] ?? []).map((problem) => ({ ...problem, stepId })));
}
