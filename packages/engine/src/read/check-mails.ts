import { checkEmail, type CheckedProblem, type EmailContent } from '@tendril/email';
import type { Engine } from '../engine.ts';
import { loadWorkspace } from '../mail/workspace-settings.ts';
import { knownVariables } from './reader.ts';

export interface MailToCheck {
  content: EmailContent;
  purpose: 'marketing' | 'service';
}

/** What should be mended in each of these emails, in their order. `fields` are the names of the fields leads have. */
export async function checkMails(
  engine: Pick<Engine, 'db'>,
  of: { mails: readonly MailToCheck[]; fields: readonly string[] },
): Promise<CheckedProblem[][]> {
  const workspace = await loadWorkspace(engine.db);
  const against = {
    knownVariables: knownVariables(of.fields),
    postalAddress: workspace?.settings.postalAddress ?? '',
  };
  return Promise.all(
    of.mails.map(({ content, purpose }) => checkEmail(content, { ...against, isMarketing: purpose === 'marketing' })),
  );
}
