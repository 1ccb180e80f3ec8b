import { compileEmail } from '../compile-email.ts';
import type { EmailContent } from '../email-content.ts';
import { brokenLinkRule } from './broken-links.ts';
import { missingFallbackRule } from './missing-fallbacks.ts';
import { pictureWordsRule } from './picture-words.ts';
import { postalAddressRule } from './postal-address.ts';
import type { CheckedProblem, EmailCheck, EmailRule } from './rule.ts';
import { scriptRule } from './scripts.ts';
import { sizeRule } from './size.ts';
import { subjectRule } from './subject.ts';
import { unknownVariableRule } from './unknown-variables.ts';
import { unsubscribeRule } from './unsubscribe-links.ts';

const rules: readonly EmailRule[] = [
  subjectRule,
  unknownVariableRule,
  missingFallbackRule,
  postalAddressRule,
  pictureWordsRule,
  brokenLinkRule,
  unsubscribeRule,
  scriptRule,
  sizeRule,
];

/** Everything an author should know before an email is published. Never throws for what an author can cause. */
export async function checkEmail(content: EmailContent, check: EmailCheck): Promise<CheckedProblem[]> {
  const result = await compileEmail(content);
  if (!result.ok) return result.problems.map((problem) => ({ ...problem, severity: 'error' }));
  return rules.flatMap((rule) => rule({ ...check, content, compiled: result.compiled }));
}
