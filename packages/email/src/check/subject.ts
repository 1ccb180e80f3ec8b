import { error, type EmailRule } from './rule.ts';

/** An email without a subject looks like spam to people and filters alike. */
export const subjectRule: EmailRule = ({ content }) =>
  content.subject.trim() === '' ? [error('no_subject', 'The email has no subject.', { part: 'subject', line: 1 })] : [];
