import { brokenLinkReason } from './broken-link-reason.ts';
import { compileEmail } from './compile-email.ts';
import type { CompiledEmail, EmailContent, EmailProblem } from './email-content.ts';
import { MAIL_VARIABLES } from './mail-links.ts';
import { templateContents } from './template-contents.ts';
import { valuesWithoutFallback } from './values-without-fallback.ts';

/** An error stops a publish, a warning asks the author to look. */
export type CheckedProblem = EmailProblem & { severity: 'error' | 'warning' };

/** What a mail is checked against. */
export interface EmailCheck {
  /** Paths that have values; one that ends in `.*` stands for all below it. */
  knownVariables: readonly string[];
  /** Marketing mail must name the sender's postal address and a way out; transactional mail need not. */
  isMarketing: boolean;
  /** What the footer will say; empty when the workspace has none yet. */
  postalAddress: string;
}

// Gmail cuts longer mails off, and with the rest the way to unsubscribe.
const SIZE_LIMIT_BYTES = 102 * 1024;

/** Everything an author should know before a mail is published. Never throws for what an author can cause. */
export async function checkEmail(content: EmailContent, check: EmailCheck): Promise<CheckedProblem[]> {
  const result = await compileEmail(content);
  if (!result.ok) return result.problems.map((problem) => ({ ...problem, severity: 'error' }));
  return [
    ...subjectProblems(content),
    ...variableProblems(result.compiled, check),
    ...fallbackProblems(result.compiled),
    ...(check.isMarketing ? marketingProblems(result.compiled, check) : []),
    ...markupProblems(content, result.compiled),
    ...sizeProblems(result.compiled),
  ];
}

function subjectProblems({ subject }: EmailContent): CheckedProblem[] {
  return subject.trim() === '' ? [error('no_subject', 'The mail has no subject.')] : [];
}

function variableProblems({ variables }: CompiledEmail, { knownVariables }: EmailCheck): CheckedProblem[] {
  const known = [...knownVariables, ...MAIL_VARIABLES];
  const isKnown = (path: string) =>
    known.some((name) => (name.endsWith('.*') ? path.startsWith(name.slice(0, -1)) : path === name));
  return variables
    .filter((path) => !isKnown(path))
    .map((path) => error('unknown_variable', `Nothing is called "${path}"; it would stay empty for everybody.`));
}

function fallbackProblems({ subject, html, text }: CompiledEmail): CheckedProblem[] {
  const paths = new Set([subject, html, text].flatMap(valuesWithoutFallback));
  return [...paths].map((path) =>
    warning('missing_fallback', `Leads without "${path}" see a gap. Write {{ ${path} | default: "…" }}.`),
  );
}

function marketingProblems({ variables }: CompiledEmail, { postalAddress }: EmailCheck): CheckedProblem[] {
  const problems: CheckedProblem[] = [];
  if (postalAddress.trim() === '') {
    problems.push(error('no_postal_address', 'Marketing mail must name a postal address. Add one to the workspace.'));
  }
  if (!variables.includes('unsubscribe_url')) {
    const message = 'The mail has no link with {{ unsubscribe_url }}; one is added below it.';
    problems.push(warning('no_unsubscribe_link', message));
  }
  return problems;
}

function markupProblems({ format, source }: EmailContent, { html }: CompiledEmail): CheckedProblem[] {
  const { hrefs, hasScript } = templateContents(html);
  // MJML gives every picture an empty `alt` of its own: only what the author wrote tells whether it was meant.
  const { imagesWithoutAlt } = templateContents(format === 'mjml' ? source : html);
  const problems = imagesWithoutAlt.map((image) =>
    warning('image_without_alt', `The picture "${image}" has no alternative text.`),
  );
  for (const href of new Set(hrefs)) {
    const reason = brokenLinkReason(href);
    if (reason !== null) problems.push(error('broken_link', `The link "${href}" ${reason}.`));
  }
  if (hasScript) problems.push(error('script', 'Mail programs run no scripts. Remove the script element.'));
  return problems;
}

function sizeProblems({ html }: CompiledEmail): CheckedProblem[] {
  const sizeBytes = Buffer.byteLength(html);
  if (sizeBytes <= SIZE_LIMIT_BYTES) return [];
  const message = `The mail is ${Math.ceil(sizeBytes / 1024)} kB long; mail programs cut it off after 102 kB.`;
  return [warning('too_large', message)];
}

function error(code: string, message: string): CheckedProblem {
  return { code, message, severity: 'error' };
}

function warning(code: string, message: string): CheckedProblem {
  return { code, message, severity: 'warning' };
}
