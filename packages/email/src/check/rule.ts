import type { CompiledEmail, EmailContent, EmailPart, EmailProblem } from '../email-content.ts';
import { lineAt, lineOf } from '../line-of.ts';

/** An error keeps an email from being published, a hint asks the author to look. */
export type CheckedProblem = EmailProblem & { severity: 'error' | 'hint' };

/** What an email is checked against. */
export interface EmailCheck {
  /** Paths that have values; one that ends in `.*` stands for all below it. */
  knownVariables: readonly string[];
  /** Marketing emails must name the sender's postal address; service emails need not. */
  isMarketing: boolean;
  /** What the footer will say; empty when the workspace has none yet. */
  postalAddress: string;
}

/** What every rule looks at: an email that compiles. */
export interface EmailToCheck extends EmailCheck {
  content: EmailContent;
  compiled: CompiledEmail;
}

export type EmailRule = (email: EmailToCheck) => CheckedProblem[];

type Place = Pick<EmailProblem, 'part' | 'line'>;
const nowhere: Place = { part: null, line: null };

export function error(code: string, message: string, place: Place = nowhere): CheckedProblem {
  return { code, message, severity: 'error', ...place };
}

export function hint(code: string, message: string, place: Place = nowhere): CheckedProblem {
  return { code, message, severity: 'hint', ...place };
}

const parts: readonly EmailPart[] = ['subject', 'preheader', 'source', 'text'];

/** Where the author wrote something; nowhere when it came out of compiling in another form. */
export function placeOf(content: EmailContent, written: string): Place {
  return firstPlace(content, (text) => lineOf(text, written));
}

/** Where a value is named: `lead.comp` does not stand in `lead.company`. */
export function placeOfValue(content: EmailContent, path: string): Place {
  const name = new RegExp(String.raw`(?<![\w.])${path.replace(/[^\w]/g, String.raw`\$&`)}(?![\w.])`);
  return firstPlace(content, (text) => lineAt(text, text.search(name)));
}

function firstPlace(content: EmailContent, lineIn: (text: string) => number | null): Place {
  for (const part of parts) {
    const line = lineIn(content[part] ?? '');
    if (line !== null) return { part, line };
  }
  return nowhere;
}

/** Whether a path has values: it is known itself, or everything below a name is. */
export function isKnown(path: string, names: readonly string[]): boolean {
  return names.some((name) => (name.endsWith('.*') ? path.startsWith(name.slice(0, -1)) : path === name));
}
