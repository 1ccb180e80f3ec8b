import { error, placeOf, type EmailRule } from './rule.ts';
import { templateContents } from './template-contents.ts';

/** Inboxes run none, and many throw away the email that holds one. */
export const scriptRule: EmailRule = ({ content, compiled }) =>
  templateContents(compiled.html).hasScript
    ? [error('script', 'Inboxes run no scripts. Remove the script element.', placeOf(content, '<script'))]
    : [];
